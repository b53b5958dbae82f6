namespace AcsConnector.Local.Connecting;

/// <summary>The files of a data folder by which programs trust the emulator's https.</summary>
/// <param name="Certificate">The emulator's certificate alone, as PEM.</param>
/// <param name="Bundle">That and the system's authorities, as PEM, for programs that take one file in the place of all authorities.</param>
/// <param name="TrustStore">The same as the bundle for Java, as PKCS #12.</param>
public sealed record TrustFiles(string Certificate, string Bundle, string TrustStore)
{
    /// <summary>Beside the certificate.</summary>
    public static TrustFiles Beside(string certificate)
    {
        var folder = Path.GetDirectoryName(certificate)!;
        return new TrustFiles(certificate, Path.Combine(folder, "ca-bundle.pem"), Path.Combine(folder, "truststore.p12"));
    }

    internal bool Contains(string path) => path == Certificate || path == Bundle || path == TrustStore;
}
