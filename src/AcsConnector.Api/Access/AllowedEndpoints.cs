namespace AcsConnector.Api.Access;

/// <summary>Which endpoints may be called at all, so that a connection string cannot make this server call anything else.</summary>
internal sealed class AllowedEndpoints(AccessOptions options, EmulatorEndpoint? emulator)
{
    private const int MaxHostLength = 253;

    public bool Allows(Uri endpoint) =>
        IsServiceEndpoint(endpoint) || (emulator?.Is(endpoint) == true && HasNothingBesidesOrigin(endpoint));

    /// <summary>Whether callers may bring a connection string of this allowed endpoint.</summary>
    public bool IsPinnedOrFree(Uri endpoint) => options.PinnedEndpoint is not { } pinned || pinned.Authority == endpoint.Authority;

    public string Described => string.Join(" or ", options.EndpointSuffixes.Select(suffix => $"https://<name>{suffix}/"));

    private bool IsServiceEndpoint(Uri endpoint)
    {
        var host = endpoint.Host;
        return host.Length <= MaxHostLength && IsWrittenPlainly(endpoint)
            && options.EndpointSuffixes.Any(suffix =>
                host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && AreLabels(host[..^suffix.Length]));
    }

    /// <summary>
    /// The text itself, and not only what a parser makes of it: what it drops or maps (an empty user, "/..", a dot or
    /// letter of another script) is no mistake that somebody makes with a copied connection string.
    /// </summary>
    private static bool IsWrittenPlainly(Uri endpoint)
    {
        var origin = $"https://{endpoint.Host}";
        string[] forms = [$"{origin}/", origin, $"{origin}:443/", $"{origin}:443"];
        return forms.Contains(endpoint.OriginalString, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Labels as resources have them. Resources have no international names, whose ASCII form begins with xn--.</summary>
    private static bool AreLabels(string name) => name.Split('.').All(label =>
        label.Length > 0 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-'
        && !label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    private static bool HasNothingBesidesOrigin(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttps && endpoint.UserInfo.Length == 0 && endpoint.AbsolutePath == "/"
        && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0;
}
