namespace AcsConnector.Api.Access;

/// <summary>Who may call (section Access). Two keys are valid at once, so that one can be changed while the other is in use.</summary>
internal sealed class AccessOptions
{
    /// <summary>Public Azure, and the two clouds that must be asked for: Azure Government and Azure in China.</summary>
    private static readonly string[] KnownSuffixes = [".communication.azure.com", ".communication.azure.us", ".communication.azure.cn"];

    /// <summary>An API key of at least 16 characters, or <c>sha256:</c> and the 64 hex digits of its hash.</summary>
    public string? PrimaryApiKey { get; private init; }

    /// <inheritdoc cref="PrimaryApiKey"/>
    public string? SecondaryApiKey { get; private init; }

    /// <summary>Whether callers may bring the connection string of a resource of their own.</summary>
    public bool AllowConnectionStrings { get; private init; }

    /// <summary>Where such a resource may be.</summary>
    public IReadOnlyList<string> EndpointSuffixes { get; private init; } = [];

    /// <exception cref="SettingException">A setting is malformed.</exception>
    public static AccessOptions From(IConfiguration configuration) => new()
    {
        PrimaryApiKey = configuration["Access:PrimaryApiKey"],
        SecondaryApiKey = configuration["Access:SecondaryApiKey"],
        AllowConnectionStrings = Flag(configuration, "Access:AllowConnectionStrings"),
        EndpointSuffixes = Suffixes(configuration.GetSection("Access:EndpointSuffixes")),
    };

    private static bool Flag(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => true,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new SettingException(setting, "must be true or false."),
    };

    private static string[] Suffixes(IConfigurationSection setting)
    {
        string[] asked = [.. setting.GetChildren().Prepend(setting).Select(suffix => suffix.Value).OfType<string>().Where(suffix => suffix.Length > 0)];
        if (asked.Except(KnownSuffixes).Any())
            throw new SettingException(setting.Path, $"may hold {string.Join(", ", KnownSuffixes)} and no others.");
        return asked.Length > 0 ? asked : KnownSuffixes[..1];
    }
}
