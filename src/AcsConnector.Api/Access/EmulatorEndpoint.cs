using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Access;

/// <summary>
/// The one origin besides the service's that may be called, and only because the server's own configuration says so
/// (Emulator:Endpoint and Emulator:Certificate). It is on this machine, and only a local host takes it.
/// </summary>
internal sealed class EmulatorEndpoint
{
    private EmulatorEndpoint(Uri endpoint, X509Certificate2 certificate)
    {
        Endpoint = endpoint;
        Certificate = certificate;
    }

    public Uri Endpoint { get; }

    /// <summary>Trusted for <see cref="Endpoint"/> alone.</summary>
    public X509Certificate2 Certificate { get; }

    public bool Is(Uri other) =>
        Uri.Compare(Endpoint, other, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Null when none is set.</summary>
    /// <exception cref="SettingException">It is not on this machine, or the certificate cannot be read, or the host is not local.</exception>
    public static EmulatorEndpoint? From(IConfiguration configuration, HostKind host)
    {
        const string endpointSetting = "Emulator:Endpoint";
        const string certificateSetting = "Emulator:Certificate";
        if (configuration[endpointSetting] is not { Length: > 0 } text)
            return null;

        if (host != HostKind.Local)
            throw new SettingException(endpointSetting, "is for development on one machine and is refused on a server. Remove it, or start the API with --local.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme != Uri.UriSchemeHttps || !IsLoopback(endpoint))
            throw new SettingException(endpointSetting, "must be an https address on this machine, for example https://localhost:7443/.");

        try
        {
            return new EmulatorEndpoint(endpoint, X509CertificateLoader.LoadCertificateFromFile(configuration[certificateSetting] ?? ""));
        }
        catch (Exception e) when (e is CryptographicException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new SettingException(certificateSetting, "must name the emulator's certificate file (PEM), which the emulator prints when it starts.");
        }
    }

    private static bool IsLoopback(Uri endpoint) =>
        endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
