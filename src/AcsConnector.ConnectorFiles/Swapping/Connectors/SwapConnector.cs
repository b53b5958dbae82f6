using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Connectors;

/// <summary>A connector as flows name it: in Power Automate, in Dataverse and in Logic Apps.</summary>
public sealed partial class SwapConnector
{
    /// <summary>What stands for Microsoft's connector.</summary>
    public const string OfficialName = "official";

    private const string ApiPrefix = "shared_";
    private const string UnknownHash = "0000000000000000";

    private readonly Regex _api;

    private SwapConnector(string name, string apiName, Regex api, string shortName, ConnectorContract contract)
    {
        Name = name;
        ApiName = apiName;
        ShortName = shortName;
        Contract = contract;
        _api = api;
    }

    /// <summary>As the user names it.</summary>
    public string Name { get; }

    /// <summary>Whether it is Microsoft's.</summary>
    public bool IsOfficial => Contract == ConnectorContract.Official;

    /// <summary>As a sentence names it.</summary>
    internal string Title => IsOfficial ? "Microsoft's connector" : Name;

    /// <summary>Its name in an environment of Power Platform; empty for one that is known as a resource of Azure.</summary>
    internal string ApiName { get; }

    /// <summary>False where the name in the environment ends in a hash that nobody gave.</summary>
    internal bool IsApiNameKnown => IsOfficial || !ApiName.EndsWith(UnknownHash, StringComparison.Ordinal);

    /// <summary>Its name in Dataverse; null for Microsoft's, and for one that is known by its name in an environment alone.</summary>
    internal string? LogicalName { get; private init; }

    /// <summary>Its id in Dataverse.</summary>
    internal Guid? Id { get; private init; }

    /// <summary>Its name as a resource of Logic Apps, and what names made for it end in.</summary>
    internal string ShortName { get; }

    /// <summary>Its resource id in Azure, where that was given.</summary>
    internal string? ResourceId { get; private init; }

    /// <summary>The resource id of a connection, where that was given.</summary>
    internal string? ConnectionId { get; private init; }

    internal ConnectorContract Contract { get; }

    /// <summary>The connector of that name.</summary>
    /// <param name="name">
    /// <c>official</c>; the name in Dataverse that <c>package</c> made (<c>prefix_name</c>); the name in an environment
    /// (<c>shared_…</c>); or the resource id of a custom connector of Logic Apps (<c>/subscriptions/…/customApis/x</c>).
    /// </param>
    /// <param name="known">What else is known of it.</param>
    /// <exception cref="SwapException">The name is none of these.</exception>
    public static SwapConnector Create(string name, SwapKnowledge known)
    {
        if (name.Equals(OfficialName, StringComparison.OrdinalIgnoreCase))
            return Official(known);
        if (name.StartsWith('/'))
            return OfAzure(name, known);
        return name.StartsWith(ApiPrefix, StringComparison.OrdinalIgnoreCase) ? OfEnvironment(name, known) : OfDataverse(name, known);
    }

    /// <summary>Whether the last segment of an <c>apiId</c>, an <c>api.name</c> or a <c>connectorid</c> names it.</summary>
    internal bool IsApi(string? name) => name is not null && _api.IsMatch(name);

    /// <summary>Whether the id of an entry of <c>$connections</c>, a connection or <c>connections.json</c> names it.</summary>
    internal bool IsResource(string? id)
    {
        if (id is null)
            return false;
        if (ResourceId is not null && id.Equals(ResourceId, StringComparison.OrdinalIgnoreCase))
            return true;
        var kind = IsOfficial ? "managedApis" : "customApis";
        return Regex.IsMatch(id, $@"\b{kind}\b.*['/]{Regex.Escape(ShortName)}['""\s)\]]*$", RegexOptions.IgnoreCase);
    }

    private static SwapConnector Official(SwapKnowledge known)
    {
        if (known.ApiName is not null || known.ConnectorId is not null)
            throw new SwapException("--api-name and --connector-id are for a connector of your own: Microsoft's has the same names everywhere.");
        return new SwapConnector(OfficialName, "shared_acsidentity", Exactly("shared_acsidentity"), "acsidentity", ConnectorContract.Official)
        {
            ResourceId = known.ResourceId,
            ConnectionId = known.ConnectionId,
        };
    }

    private static SwapConnector OfDataverse(string name, SwapKnowledge known)
    {
        var plain = LogicalNames().Match(name);
        if (!plain.Success)
        {
            throw new SwapException($"'{name}' is no connector's name: give 'official', the name in Dataverse "
                + "(acs_communicationidentity, as 'package' makes it), "
                + "the name in the environment (shared_…), or a resource id (/subscriptions/…/customApis/…).");
        }

        var parts = ConnectorName.Create(plain.Groups["prefix"].Value, plain.Groups["name"].Value);
        var stem = $"{ApiPrefix}{parts.Prefix}-5f{parts.Name}-5f";
        var api = known.ApiName is { } given ? Exactly(given) : WithHash(stem);
        return new SwapConnector(name, known.ApiName ?? stem + UnknownHash, api, parts.Name, ConnectorContract.Own)
        {
            LogicalName = parts.SchemaName,
            Id = known.ConnectorId ?? parts.Id,
            ResourceId = known.ResourceId,
            ConnectionId = known.ConnectionId,
        };
    }

    private static SwapConnector OfEnvironment(string name, SwapKnowledge known)
    {
        if (known.ApiName is not null)
            throw new SwapException($"Leave --api-name out: '{name}' is the connector's name in the environment already.");
        var shortName = ConnectorName.Default.Name;
        if (EnvironmentNames().Match(name) is { Success: true } words)
            shortName = Encoded().Replace(words.Groups["words"].Value, "").ToLowerInvariant();
        return new SwapConnector(name, name, Exactly(name), shortName, ConnectorContract.Own)
        {
            Id = known.ConnectorId,
            ResourceId = known.ResourceId,
            ConnectionId = known.ConnectionId,
        };
    }

    private static SwapConnector OfAzure(string id, SwapKnowledge known)
    {
        if (!CustomApis().IsMatch(id))
            throw new SwapException($"'{id}' is not the resource id of a custom connector, "
                + "/subscriptions/…/resourceGroups/…/providers/Microsoft.Web/customApis/NAME.");
        return new SwapConnector(id, "", Exactly("-"), id[(id.LastIndexOf('/') + 1)..], ConnectorContract.Own)
        {
            ResourceId = id,
            ConnectionId = known.ConnectionId,
        };
    }

    private static Regex Exactly(string name) => new($"^{Regex.Escape(name)}$", RegexOptions.IgnoreCase);

    private static Regex WithHash(string stem) => new($"^{Regex.Escape(stem)}[0-9a-f]+$", RegexOptions.IgnoreCase);

    [GeneratedRegex("^(?<prefix>[^_]+)_(?<name>.+)$")]
    private static partial Regex LogicalNames();

    [GeneratedRegex("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Web/customApis/[^/]+$", RegexOptions.IgnoreCase)]
    private static partial Regex CustomApis();

    [GeneratedRegex("^shared_(?<words>.+?)(-5f[0-9a-f]{8,})?$", RegexOptions.IgnoreCase)]
    private static partial Regex EnvironmentNames();

    [GeneratedRegex("-[0-9a-f]{2}|[^a-zA-Z0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();
}
