using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>The connections of Logic Apps: the entries of <c>$connections</c>, and those of a Standard project's connections.json.</summary>
internal static partial class AzureConnections
{
    private const string Connections = "/providers/Microsoft.Web/connections/";
    private const string CustomApis = "/providers/Microsoft.Web/customApis";
    private const string ManagedApisOfAppSetting = "/providers/Microsoft.Web/locations/@{appsetting('WORKFLOWS_LOCATION_NAME')}/managedApis";
    private const string AppSettingOfSubscription = "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}";

    /// <summary><c>{id, connectionId, connectionName}</c> by key.</summary>
    /// <param name="run">From which connector to which one.</param>
    /// <param name="edits">The file.</param>
    /// <param name="connections">The entries, or null.</param>
    /// <param name="keys">Takes what they are called.</param>
    /// <param name="bringsConnections">Whether the same template makes the connections, under the names they have.</param>
    public static void Swap(SwapRun run, FileEdits edits, JsonPart? connections, ConnectionKeys keys, bool bringsConnections)
    {
        foreach (var connection in connections?.Members ?? [])
        {
            var isMoved = run.From.IsResource(connection.TextAt("id"));
            keys.Add(connection.Name!, isMoved);
            if (isMoved)
                SwapIds(run, edits, connection["id"]!, connection["connectionId"], connection["connectionName"], bringsConnections);
        }
    }

    /// <summary><c>{api: {id}, connection: {id}, connectionRuntimeUrl, authentication}</c> by key.</summary>
    public static void SwapStandard(SwapRun run, FileEdits edits, JsonPart connections)
    {
        foreach (var connection in connections.Members.Where(connection => run.From.IsResource(connection.TextAt("api", "id"))))
        {
            run.StandardConnections.Add(connection.Name!);
            SwapIds(run, edits, connection.At("api", "id")!, connection.At("connection", "id"), null, bringsConnection: false);
            if (connection["connectionRuntimeUrl"] is not null)
            {
                run.Note($"{edits.File}: connectionRuntimeUrl and authentication of '{connection.Name}' stay as they are. Where they "
                    + "are app settings, give those the "
                    + "values of the other connection.");
            }
        }
    }

    /// <summary>The ids of a connector and of its connection.</summary>
    public static void SwapIds(
        SwapRun run, FileEdits edits, JsonPart id, JsonPart? connectionId, JsonPart? connectionName, bool bringsConnection)
    {
        if (ApiId(run, id.Text!, connectionId?.Text) is { } api)
            edits.ReplaceText(id, api);
        else
            run.Refuse($"{edits.File}: the resource id of {run.To.Title} cannot be told from {id.Pointer}. Give it with --api-id "
                + $"{Example(run)}.");
        if (bringsConnection && run.To.ConnectionId is null)
            return;
        if (connectionId is { Text.Length: > 0 })
            SwapConnection(run, edits, connectionId, connectionName);
    }

    private static void SwapConnection(SwapRun run, FileEdits edits, JsonPart id, JsonPart? name)
    {
        var before = id.Text!;
        if (run.To.ConnectionId is null && (IsTemplateExpression(before) || !before.Contains(Connections, StringComparison.OrdinalIgnoreCase)))
        {
            run.Refuse($"{edits.File}: {id.Pointer} is an expression, and the file makes no connection. Give a connection of "
                + $"{run.To.Title} with --connection-id.");
            return;
        }

        var group = before[..(before.LastIndexOf('/') + 1)];
        edits.ReplaceText(id, run.To.ConnectionId ?? group + run.RenameConnection(PowerConnections.LastSegment(before)!));
        if (name is { Text.Length: > 0 })
            edits.ReplaceText(name, run.To.ConnectionId is { } given ? LastName(given) : run.RenameConnection(name.Text));
    }

    private static string? ApiId(SwapRun run, string before, string? connectionId)
    {
        if (run.To.ResourceId is { } given)
            return given;
        if (IsTemplateExpression(before))
        {
            return run.To.IsOfficial
                ? $"[subscriptionResourceId('Microsoft.Web/locations/managedApis', resourceGroup().location, '{run.To.ShortName}')]"
                : $"[resourceId('Microsoft.Web/customApis', '{run.To.ShortName}')]";
        }

        if (!run.To.IsOfficial)
            return Group().Match(connectionId ?? "") is { Success: true } group ? $"{group.Value}{CustomApis}/{run.To.ShortName}" : null;
        return connectionId?.StartsWith(AppSettingOfSubscription, StringComparison.OrdinalIgnoreCase) == true
            ? $"{AppSettingOfSubscription}{ManagedApisOfAppSetting}/{run.To.ShortName}"
            : null;
    }

    private static string Example(SwapRun run) => run.To.IsOfficial
        ? "/subscriptions/SUBSCRIPTION/providers/Microsoft.Web/locations/REGION/managedApis/acsidentity"
        : $"/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Web/customApis/{run.To.ShortName}";

    private static bool IsTemplateExpression(string text) => text.StartsWith('[');

    /// <summary>Of a resource id, or of an expression that ends in a name.</summary>
    private static string LastName(string id) => id.TrimEnd('\'', ')', ']', ' ').Split('/', '\'')[^1];

    [GeneratedRegex("^/subscriptions/[^/]+/resourceGroups/[^/]+", RegexOptions.IgnoreCase)]
    private static partial Regex Group();
}
