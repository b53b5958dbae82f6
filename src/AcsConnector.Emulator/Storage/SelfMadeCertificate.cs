using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Emulator.Storage;

/// <summary>The two certificates an emulator makes for itself. Neither can sign another certificate.</summary>
internal static class SelfMadeCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>For https on localhost. ECDSA, because an RSA key takes up to half a second to make.</summary>
    public static X509Certificate2 CreateForLocalhost(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=AcsConnector emulator", key, HashAlgorithmName.SHA256);

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));

        // Some clients refuse a certificate that is valid for longer than 825 days.
        return SelfSign(request, now, days: 820);
    }

    /// <summary>Names the key that signs tokens (kid and x5t). RSA-2048, as the service's.</summary>
    public static X509Certificate2 CreateForTokens(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=AcsConnector emulator token signing", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return SelfSign(request, now, days: 3650);
    }

    /// <summary>Windows' TLS takes keys from a store only; reading the certificate from PKCS #12 puts it there for this process.</summary>
    public static X509Certificate2 ForServers(this X509Certificate2 certificate) => OperatingSystem.IsWindows()
        ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)
        : new X509Certificate2(certificate);

    private static X509Certificate2 SelfSign(CertificateRequest request, DateTimeOffset now, int days)
    {
        // Strict verifiers (OpenSSL's X509_STRICT, which Python 3.13 switches on) ask for all four.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var subjectKey = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(subjectKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(subjectKey));

        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(days));
    }
}
