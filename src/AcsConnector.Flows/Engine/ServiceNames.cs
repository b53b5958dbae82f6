using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>Whom an action asks, in the designer's words: the name of a connector, or the type of the action.</summary>
internal static partial class ServiceNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["commondataservice"] = "Dataverse",
        ["commondataserviceforapps"] = "Dataverse",
        ["sharepointonline"] = "SharePoint",
        ["office365"] = "Office 365 Outlook",
        ["office365users"] = "Office 365 Users",
        ["office365groups"] = "Office 365 Groups",
        ["outlook"] = "Outlook.com",
        ["sendmail"] = "Mail",
        ["teams"] = "Microsoft Teams",
        ["approvals"] = "Approvals",
        ["onedriveforbusiness"] = "OneDrive for Business",
        ["excelonlinebusiness"] = "Excel Online (Business)",
        ["planner"] = "Planner",
        ["azuread"] = "Microsoft Entra ID",
        ["azureblob"] = "Azure Blob Storage",
        ["azurequeues"] = "Azure Queues",
        ["azuretables"] = "Azure Table Storage",
        ["keyvault"] = "Azure Key Vault",
        ["servicebus"] = "Service Bus",
        ["flowmanagement"] = "Power Automate Management",
        ["powerplatformforadmins"] = "Power Platform for Admins",
        ["flowpush"] = "Notifications",
        ["conversionservice"] = "Content Conversion",
        ["webcontents"] = "HTTP with Microsoft Entra ID",
    };

    public static string Of(ActionDefinition action)
    {
        if (action.Type.Equals("Workflow", StringComparison.OrdinalIgnoreCase))
            return "Child flows";
        if (action.Input("serviceProviderConfiguration").Member("serviceProviderId").Text() is { } provider)
            return provider.Split('/')[^1];
        return action.Input("host") is ObjectValue host && ConnectorOf(host) is { Length: > 0 } connector
            ? Known.GetValueOrDefault(connector, connector)
            : action.Type;
    }

    /// <summary>By the connector's id where it is there, else by the connection: <c>shared_teams_1</c>, <c>@parameters('$connections')['teams']['connectionId']</c>.</summary>
    private static string ConnectorOf(ObjectValue host)
    {
        var connection = host["connection"];
        var name = host["apiId"].Text()?.Split('/')[^1]
            ?? connection.Member("referenceName").Text()
            ?? (connection.Member("name").Text()?.Split('\'') is [_, _, _, var key, ..] ? key : null)
            ?? host["connectionName"].Text()
            ?? "";
        name = name.StartsWith("shared_", StringComparison.OrdinalIgnoreCase) ? name["shared_".Length..] : name;
        return NumberAtEnd.Replace(IdAtEnd.Replace(name, "").Replace("-5f", "_", StringComparison.Ordinal), "");
    }

    /// <summary>What Power Platform adds to the name of a custom connector, whose underscores it writes as -5f.</summary>
    [GeneratedRegex("-5f[0-9a-f]{16}$")]
    private static partial Regex IdAtEnd { get; }

    /// <summary>What makes a second connection of one connector another one.</summary>
    [GeneratedRegex("[_-][0-9]+$")]
    private static partial Regex NumberAtEnd { get; }
}
