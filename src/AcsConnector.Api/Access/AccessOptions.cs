using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Access;

/// <summary>Who may call (section Access). Two keys are valid at once, so that one can be changed while the other is in use.</summary>
internal sealed class AccessOptions
{
    /// <summary>Public Azure, and the two clouds that must be asked for: Azure Government and Azure in China.</summary>
    private static readonly string[] KnownSuffixes = [".communication.azure.com", ".communication.azure.us", ".communication.azure.cn"];

    private const int MaxRequestsPerMinute = 100_000;

    /// <summary>An API key of at least 16 characters, or <c>sha256:</c> and the 64 hex digits of its hash.</summary>
    public string? PrimaryApiKey { get; private init; }

    /// <inheritdoc cref="PrimaryApiKey"/>
    public string? SecondaryApiKey { get; private init; }

    /// <summary>Whether callers may bring the connection string of a resource of their own.</summary>
    public bool AllowConnectionStrings { get; private init; }

    /// <summary>Where such a resource may be.</summary>
    public IReadOnlyList<string> EndpointSuffixes { get; private init; } = [];

    /// <summary>Whether its name may stand for a private address, as that of a resource behind Private Link does.</summary>
    public bool AllowPrivateEndpoints { get; private init; }

    /// <summary>The only resource that callers may bring a connection string of; null is any.</summary>
    public Uri? PinnedEndpoint { get; private init; }

    /// <summary>How often one caller may call; null is without a limit.</summary>
    public int? RequestsPerMinute { get; private init; }

    /// <exception cref="SettingException">A setting is malformed.</exception>
    public static AccessOptions From(IConfiguration configuration) => new()
    {
        PrimaryApiKey = configuration["Access:PrimaryApiKey"],
        SecondaryApiKey = configuration["Access:SecondaryApiKey"],
        AllowConnectionStrings = configuration.ReadFlag("Access:AllowConnectionStrings", defaultValue: true),
        EndpointSuffixes = Suffixes(configuration, "Access:EndpointSuffixes"),
        AllowPrivateEndpoints = configuration.ReadFlag("Access:AllowPrivateEndpoints", defaultValue: false),
        PinnedEndpoint = configuration.ReadAddress(
            "Access:PinnedEndpoint", _ => true, "is not a URL, such as https://contoso.communication.azure.com/."),
        RequestsPerMinute = configuration.ReadNumber(
            "Access:RequestsPerMinute", MaxRequestsPerMinute,
            $"must be a whole number from 1 to {MaxRequestsPerMinute}, or empty for no limit."),
    };

    private static string[] Suffixes(IConfiguration configuration, string setting)
    {
        var chosen = configuration.ReadList(setting);
        if (chosen.Except(KnownSuffixes).Any())
            throw new SettingException(setting, $"may hold {string.Join(", ", KnownSuffixes)} and no others.");
        return chosen.Length > 0 ? chosen : KnownSuffixes[..1];
    }
}
