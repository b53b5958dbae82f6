using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Emulator.Storage;

/// <summary>The certificates of all emulators of this process that have no folder: made once, kept in memory, and gone with the process.</summary>
internal sealed class ProcessKeys : IKeySource
{
    private static readonly Lazy<X509Certificate2> Localhost = new(() =>
    {
        using var made = SelfMadeCertificate.CreateForLocalhost(DateTimeOffset.UtcNow);
        return made.ForServers();
    });

    private static readonly Lazy<X509Certificate2> TokenSigning = new(() => SelfMadeCertificate.CreateForTokens(DateTimeOffset.UtcNow));

    public bool HasTokenSigningCertificate => TokenSigning.IsValueCreated;

    public X509Certificate2 LoadOrCreateTokenSigningCertificate() => new(TokenSigning.Value);

    public X509Certificate2 LoadOrCreateLocalhostCertificate() => new(Localhost.Value);
}
