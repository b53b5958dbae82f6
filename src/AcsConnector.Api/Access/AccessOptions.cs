namespace AcsConnector.Api.Access;

/// <summary>Who may call (section Access). Two keys are valid at once, so that one can be changed while the other is in use.</summary>
internal sealed class AccessOptions
{
    /// <summary>An API key of at least 16 characters, or <c>sha256:</c> and the 64 hex digits of its hash.</summary>
    public string? PrimaryApiKey { get; set; }

    /// <inheritdoc cref="PrimaryApiKey"/>
    public string? SecondaryApiKey { get; set; }

    /// <summary>Whether callers may bring the connection string of a resource of their own.</summary>
    public bool AllowConnectionStrings { get; set; } = true;

    /// <summary>
    /// Where such a resource may be. Azure Government (.communication.azure.us) and Azure in China
    /// (.communication.azure.cn) must be asked for.
    /// </summary>
    public IList<string> EndpointSuffixes { get; } = [];

    public static IReadOnlyList<string> DefaultEndpointSuffixes { get; } = [".communication.azure.com"];
}
