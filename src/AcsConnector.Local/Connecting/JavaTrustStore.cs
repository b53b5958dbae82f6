using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Local.Connecting;

/// <summary>Certificates as Java takes them: a PKCS #12 file.</summary>
internal static class JavaTrustStore
{
    /// <summary>It keeps nothing secret: Java itself ships its authorities under this one.</summary>
    public const string Password = "changeit";

    /// <summary>An attribute by which Java takes a certificate without a key for one to trust.</summary>
    private const string TrustedKeyUsage = "2.16.840.1.113894.746875.1.1";

    /// <summary>Trusted for anything: the object identifier 2.5.29.37.0.</summary>
    private static readonly byte[] AnyUsage = [0x06, 0x04, 0x55, 0x1D, 0x25, 0x00];

    public static byte[] Write(X509Certificate2Collection certificates)
    {
        var contents = new Pkcs12SafeContents();
        foreach (var certificate in certificates)
            contents.AddCertificate(certificate).Attributes.Add(new AsnEncodedData(TrustedKeyUsage, AnyUsage));
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsUnencrypted(contents);
        builder.SealWithMac(Password, HashAlgorithmName.SHA256, iterationCount: 2000);
        return builder.Encode();
    }
}
