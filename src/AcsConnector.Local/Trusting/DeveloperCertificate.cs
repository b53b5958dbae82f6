using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Local.Trusting;

/// <summary>The ASP.NET Core developer certificate, which many machines of developers have and trust (<c>dotnet dev-certs https --trust</c>).</summary>
public static class DeveloperCertificate
{
    /// <summary>The extension by which it is known.</summary>
    private const string Mark = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Python 3.13 takes no certificate without it; those of older SDKs have none.</summary>
    private const string AuthorityKeyIdentifier = "2.5.29.35";

    /// <summary>Whether a certificate is one.</summary>
    public static bool Is(X509Certificate2 certificate) => Has(certificate, Mark);

    /// <summary>One that this machine trusts and every client takes for localhost, with its key; null when there is none.</summary>
    public static X509Certificate2? Find(DateTimeOffset now)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        var usable = store.Certificates.Where(certificate => Is(certificate) && IsUsable(certificate, now)).OrderByDescending(certificate => certificate.NotAfter);
        return usable.Select(WithReadableKey).FirstOrDefault(certificate => certificate is not null);
    }

    private static bool IsUsable(X509Certificate2 certificate, DateTimeOffset now) => certificate.HasPrivateKey
        && certificate.NotAfter.ToUniversalTime() > now.UtcDateTime.AddDays(7)
        && certificate.MatchesHostname("localhost")
        && Has(certificate, AuthorityKeyIdentifier)
        && IsTrusted(certificate);

    private static bool Has(X509Certificate2 certificate, string extension) => certificate.Extensions.Any(one => one.Oid?.Value == extension);

    private static bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        return chain.Build(certificate);
    }

    /// <summary>Windows gives a key out only when it is encrypted on the way.</summary>
    private static X509Certificate2? WithReadableKey(X509Certificate2 certificate)
    {
        try
        {
            using var key = certificate.GetRSAPrivateKey();
            if (key is null)
                return null;
            var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
            using var readable = RSA.Create();
            var encrypted = key.ExportEncryptedPkcs8PrivateKey(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
            readable.ImportEncryptedPkcs8PrivateKey(password, encrypted, out _);
            using var alone = X509CertificateLoader.LoadCertificate(certificate.RawData);
            return alone.CopyWithPrivateKey(readable);
        }
        catch (CryptographicException)
        {
            return null; // The key is not given out.
        }
    }
}
