using AcsConnector.Api.Access;
using AcsConnector.Api.Identity;

namespace AcsConnector.Api.Repeatability;

/// <summary>How repeated creates are recognised (section Repeatability).</summary>
internal sealed class RepeatabilityOptions
{
    public const string ConnectionStringSetting = "Repeatability:ConnectionString";
    private const string ThroughCustomIdSetting = "Repeatability:ThroughCustomId";
    private const string TableEndpointSetting = "Repeatability:TableEndpoint";

    /// <summary>The table service of a storage account, signed in to with the machine's identity. Null for none.</summary>
    public Uri? TableEndpoint { get; private init; }

    /// <summary>The same with a key, for Azurite and development. Null for none.</summary>
    public string? ConnectionString { get; private init; }

    public string TableName { get; private init; } = "repeatability";

    /// <summary>How long a process keeps a request id that it claimed; longer than any call it makes for it.</summary>
    public TimeSpan Lease { get; private init; }

    /// <summary>Whether a create without a request id takes one from the flow run that sent it.</summary>
    public bool FromWorkflowHeaders { get; private init; }

    /// <summary>Whether the service itself is told, by a customId, that two calls are one. It has that in a preview version only.</summary>
    public bool ThroughCustomId { get; private init; }

    /// <summary>The setting that names a table; null for none.</summary>
    public string? TableSetting => TableEndpoint is not null ? TableEndpointSetting : ConnectionString is not null ? ConnectionStringSetting : null;

    /// <exception cref="SettingException">A setting is malformed, or two exclude each other.</exception>
    public static RepeatabilityOptions From(IConfiguration configuration, UpstreamOptions upstream)
    {
        var section = configuration.GetSection("Repeatability");
        var options = new RepeatabilityOptions
        {
            TableEndpoint = Endpoint(section),
            ConnectionString = section["ConnectionString"] is { Length: > 0 } text ? text : null,
            TableName = Name(section),
            Lease = UpstreamOptions.Duration(configuration, "Repeatability:Lease", upstream.Total + TimeSpan.FromSeconds(30)),
            FromWorkflowHeaders = Flag(section, "FromWorkflowHeaders"),
            ThroughCustomId = Flag(section, "ThroughCustomId"),
        };
        if (options.TableEndpoint is not null && options.ConnectionString is not null)
            throw new SettingException(ConnectionStringSetting, "and Repeatability:TableEndpoint exclude each other. Keep one.");
        if (options.Lease <= upstream.Total)
            throw new SettingException("Repeatability:Lease", "must be longer than Upstream:Total, or two processes could make one user at the same time.");
        if (options.ThroughCustomId && !AcsClients.TakeCustomIds)
            throw new SettingException(ThroughCustomIdSetting, "needs custom IDs, which the official SDK does not have. Remove it, or build the API without UseOfficialSdk.");
        return options;
    }

    private static Uri? Endpoint(IConfigurationSection section) => section["TableEndpoint"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttps && endpoint.Query.Length == 0 => endpoint,
        _ => throw new SettingException(TableEndpointSetting, "must be the https address of a table service, such as https://account.table.core.windows.net/."),
    };

    /// <summary>The service's own rule for names of tables.</summary>
    private static string Name(IConfigurationSection section) => section["TableName"] switch
    {
        null or "" => "repeatability",
        { Length: >= 3 and <= 63 } name when char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit) => name,
        _ => throw new SettingException("Repeatability:TableName", "must be 3 to 63 letters and digits and begin with a letter."),
    };

    private static bool Flag(IConfigurationSection section, string setting) => section[setting] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new SettingException($"Repeatability:{setting}", "must be true or false."),
    };
}
