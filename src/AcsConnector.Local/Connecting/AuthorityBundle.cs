using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AcsConnector.Local.Connecting;

/// <summary>
/// The emulator's certificate with all authorities this machine trusts, in one file: programs that take a file in the place of their
/// own authorities go on reaching everybody else.
/// </summary>
public static class AuthorityBundle
{
    /// <summary>Where Debian and Alpine, Fedora, openSUSE and others have all authorities in one file.</summary>
    private static readonly string[] SystemFiles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/ca-bundle.pem",
        "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ];

    /// <summary>Where programs are told of more authorities, those of a company's proxy for example.</summary>
    private static readonly string[] Variables = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"];

    /// <summary>The name in every certificate that an emulator makes.</summary>
    private static readonly byte[] OurName = "AcsConnector emulator"u8.ToArray();

    /// <summary>Writes the bundle and Java's trust store where they are not as they should be.</summary>
    /// <param name="files">Where they go, and the emulator's certificate.</param>
    /// <param name="variable">An environment variable: what it names is in the bundle too.</param>
    public static void Write(TrustFiles files, Func<string, string?> variable)
    {
        var given = Variables.Select(variable).Where(File.Exists).Select(file => File.ReadAllText(file!));
        var certificates = given.Append(SystemAuthorities()).SelectMany(Pem).Distinct(StringComparer.Ordinal)
            .Select(Convert.FromBase64String).Where(certificate => !IsOurs(certificate))
            .Prepend(Convert.FromBase64String(Pem(File.ReadAllText(files.Certificate))[0])).ToList();
        var bundle = string.Concat(certificates.Select(certificate => $"{PemEncoding.WriteString("CERTIFICATE", certificate)}\n"));

        if (File.Exists(files.TrustStore) && File.Exists(files.Bundle) && File.ReadAllText(files.Bundle) == bundle)
            return;
        // The bundle comes last: while it is as it was, so is the trust store.
        WholeFile.Write(files.TrustStore, JavaTrustStore.Write(Read(certificates)));
        WholeFile.Write(files.Bundle, Encoding.ASCII.GetBytes(bundle));
    }

    private static string SystemAuthorities()
    {
        if (OperatingSystem.IsLinux() && Array.Find(SystemFiles, File.Exists) is { } file)
            return File.ReadAllText(file);
        var text = new StringBuilder();
        foreach (var location in new[] { StoreLocation.LocalMachine, StoreLocation.CurrentUser })
        {
            using var store = new X509Store(StoreName.Root, location, OpenFlags.ReadOnly);
            text.Append(store.Certificates.ExportCertificatePems()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Every certificate of a text, as base64 without line breaks.</summary>
    private static List<string> Pem(string text)
    {
        var certificates = new List<string>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "CERTIFICATE")
                certificates.Add(rest[fields.Base64Data].ToString().ReplaceLineEndings(""));
            rest = rest[fields.Location.End..];
        }

        return certificates;
    }

    /// <summary>That of now is in the bundle anyway, one of before must not be.</summary>
    private static bool IsOurs(byte[] certificate) => certificate.AsSpan().IndexOf(OurName) >= 0;

    /// <summary>What .NET cannot read, Java is spared.</summary>
    private static X509Certificate2Collection Read(IEnumerable<byte[]> certificates)
    {
        var read = new X509Certificate2Collection();
        foreach (var certificate in certificates)
        {
            try
            {
                read.Add(X509CertificateLoader.LoadCertificate(certificate));
            }
            catch (CryptographicException)
            {
                // One of the system's many.
            }
        }

        return read;
    }
}
