using System.Globalization;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Access;

/// <summary>Who may call (section Access). Two keys are valid at once, so that one can be changed while the other is in use.</summary>
internal sealed class AccessOptions
{
    /// <summary>Public Azure, and the two clouds that must be asked for: Azure Government and Azure in China.</summary>
    private static readonly string[] KnownSuffixes = [".communication.azure.com", ".communication.azure.us", ".communication.azure.cn"];

    private const int MostRequestsPerMinute = 100_000;

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
        AllowConnectionStrings = Flag(configuration, "Access:AllowConnectionStrings", usual: true),
        EndpointSuffixes = Suffixes(configuration.GetSection("Access:EndpointSuffixes")),
        AllowPrivateEndpoints = Flag(configuration, "Access:AllowPrivateEndpoints", usual: false),
        PinnedEndpoint = Endpoint(configuration, "Access:PinnedEndpoint"),
        RequestsPerMinute = Limit(configuration, "Access:RequestsPerMinute"),
    };

    public static bool Flag(IConfiguration configuration, string setting, bool usual) => configuration[setting] switch
    {
        null or "" => usual,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new SettingException(setting, "must be true or false."),
    };

    /// <summary>One value, or several under __0, __1 …</summary>
    public static string[] List(IConfigurationSection setting) =>
        [.. setting.GetChildren().Prepend(setting).Select(value => value.Value).OfType<string>().Where(value => value.Length > 0)];

    private static string[] Suffixes(IConfigurationSection setting)
    {
        var asked = List(setting);
        if (asked.Except(KnownSuffixes).Any())
            throw new SettingException(setting.Path, $"may hold {string.Join(", ", KnownSuffixes)} and no others.");
        return asked.Length > 0 ? asked : KnownSuffixes[..1];
    }

    private static Uri? Endpoint(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var endpoint) => endpoint,
        _ => throw new SettingException(setting, "is not a URL, such as https://contoso.communication.azure.com/."),
    };

    private static int? Limit(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is > 0 and <= MostRequestsPerMinute => limit,
        _ => throw new SettingException(setting, $"must be a whole number from 1 to {MostRequestsPerMinute}, or empty for no limit."),
    };
}
