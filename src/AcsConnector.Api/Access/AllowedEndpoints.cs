namespace AcsConnector.Api.Access;

/// <summary>Which endpoints may be called at all, so that a connection string cannot make this server call anything else.</summary>
internal sealed class AllowedEndpoints(AccessOptions options, EmulatorEndpoint? emulator)
{
    private const int LongestHost = 253;

    public bool Allows(Uri endpoint) => HasNothingBesidesOrigin(endpoint) && (emulator?.Is(endpoint) == true || IsServiceHost(endpoint));

    public string Described => string.Join(" or ", options.EndpointSuffixes.Select(suffix => $"https://<name>{suffix}/"));

    private static bool HasNothingBesidesOrigin(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttps && endpoint.UserInfo.Length == 0 && endpoint.AbsolutePath == "/"
        && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0;

    private bool IsServiceHost(Uri endpoint)
    {
        var host = endpoint.Host;
        return endpoint.IsDefaultPort && endpoint.HostNameType == UriHostNameType.Dns
            && host.Length <= LongestHost && host.All(char.IsAscii) && !host.EndsWith('.')
            && options.EndpointSuffixes.Any(suffix => host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }
}
