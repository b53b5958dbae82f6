using AcsConnector.Api.Access;
using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Repeatability;

/// <summary>How repeated creates are recognised (section Repeatability).</summary>
internal sealed class RepeatabilityOptions
{
    public const string ConnectionStringSetting = "Repeatability:ConnectionString";
    private const string ThroughCustomIdSetting = "Repeatability:ThroughCustomId";
    private const string TableEndpointSetting = "Repeatability:TableEndpoint";
    private const string LeaseSetting = "Repeatability:Lease";
    private const string DefaultTableName = "repeatability";
    private const int DefaultCapacity = 100_000;

    /// <summary>Logic Apps repeats after 7.5 seconds at the earliest, and a claim is waited for: by then a dead process' lease is over.</summary>
    private static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinLease = TimeSpan.FromSeconds(3);

    /// <summary>The table service of a storage account, signed in to with the machine's identity. Null for none.</summary>
    public Uri? TableEndpoint { get; private init; }

    /// <summary>The same with a key, for Azurite and development. Null for none.</summary>
    public string? ConnectionString { get; private init; }

    public string TableName { get; private init; } = DefaultTableName;

    /// <summary>For one attempt at a call of the table. Short, so that a second one fits into what a request's deadline gives for a claim, or for its result.</summary>
    public TimeSpan Attempt { get; private init; }

    /// <summary>How long a process may go on with a request id that it claimed, or whose claim it renewed. Then it is taken to be dead.</summary>
    public TimeSpan Lease { get; private init; }

    /// <summary>
    /// With less than this left of the lease nothing is sent to the service, and what was sent is given up: time for the service to
    /// end what it has begun, and for clocks that differ.
    /// </summary>
    public TimeSpan LeaseMargin => Lease / 3;

    /// <summary>How many request ids are kept in memory, where there is no table, of each kind of callers (<see cref="MemoryStore"/>).</summary>
    public int Capacity { get; private init; }

    /// <summary>Whether a create without a request id takes one from the flow run that sent it.</summary>
    public bool FromWorkflowHeaders { get; private init; }

    /// <summary>Whether the service itself is told, by a customId, that two calls are one. It has that in a preview version only.</summary>
    public bool ThroughCustomId { get; private init; }

    /// <summary>The customId of a repeated create; null unless the service is told by one.</summary>
    public string? CustomIdFor(ServiceRepeat repeat) => ThroughCustomId ? $"request-{repeat.RequestId}" : null;

    /// <summary>The setting that names a table; null for none.</summary>
    public string? TableSetting => TableEndpoint is not null ? TableEndpointSetting : ConnectionString is not null ? ConnectionStringSetting : null;

    /// <exception cref="SettingException">A setting is malformed, or two exclude each other.</exception>
    public static RepeatabilityOptions From(IConfiguration configuration)
    {
        var options = new RepeatabilityOptions
        {
            TableEndpoint = configuration.ReadAddress(
                TableEndpointSetting, address => address.Scheme == Uri.UriSchemeHttps && address.Query.Length == 0,
                "must be the https address of a table service, such as https://account.table.core.windows.net/."),
            ConnectionString = configuration[ConnectionStringSetting] is { Length: > 0 } text ? text : null,
            TableName = ReadTableName(configuration),
            Attempt = configuration.ReadDuration("Repeatability:Attempt", TimeSpan.FromSeconds(3)),
            Lease = configuration.ReadDuration(LeaseSetting, DefaultLease),
            Capacity = configuration.ReadNumber("Repeatability:Capacity", int.MaxValue, "must be a whole number from 1.") ?? DefaultCapacity,
            FromWorkflowHeaders = configuration.ReadFlag("Repeatability:FromWorkflowHeaders", defaultValue: false),
            ThroughCustomId = configuration.ReadFlag(ThroughCustomIdSetting, defaultValue: false),
        };
        if (options.TableEndpoint is not null && options.ConnectionString is not null)
            throw new SettingException(ConnectionStringSetting, "and Repeatability:TableEndpoint exclude each other. Keep one.");
        if (options.Lease < MinLease)
            throw new SettingException(LeaseSetting, "must be 3 seconds or longer, or there is no time to renew it.");
        if (options.ThroughCustomId && !AcsClients.TakeCustomIds)
            throw new SettingException(ThroughCustomIdSetting, "needs custom IDs, which the official SDK does not have. Remove it, or build the API without UseOfficialSdk.");
        return options;
    }

    /// <summary>The service's own rule for names of tables.</summary>
    private static string ReadTableName(IConfiguration configuration)
    {
        const string setting = "Repeatability:TableName";
        return configuration[setting] switch
        {
            null or "" => DefaultTableName,
            { Length: >= 3 and <= 63 } name when char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit) => name,
            _ => throw new SettingException(setting, "must be 3 to 63 letters and digits and begin with a letter."),
        };
    }
}
