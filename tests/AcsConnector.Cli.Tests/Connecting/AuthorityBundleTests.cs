using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Tests.Connecting;

/// <summary>One file of authorities, in which the emulator's certificate stands beside everybody else's.</summary>
public sealed class AuthorityBundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TrustFiles _files;

    public AuthorityBundleTests() => _files = TrustFiles.Beside(EmulatorCertificate.Provide(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_the_emulators_certificate_and_the_systems_authorities()
    {
        AuthorityBundle.Write(_files, _ => null);

        var names = Read(_files.Bundle).Select(certificate => certificate.Subject).ToList();
        Assert.Equal("CN=localhost, O=AcsConnector emulator", names[0]);
        Assert.NotEmpty(SystemAuthorities().Intersect(names));
    }

    [Fact]
    public void Has_what_the_variables_name_too_and_nothing_twice()
    {
        var company = Company();
        AuthorityBundle.Write(_files, name => name is "REQUESTS_CA_BUNDLE" or "SSL_CERT_FILE" ? company : null);

        Assert.Single(Read(_files.Bundle), certificate => certificate.Subject == "CN=The company's proxy");
    }

    /// <summary>As in a shell that had the variables of an emulator whose certificate is a new one now.</summary>
    [Fact]
    public void Keeps_what_it_had_when_a_variable_names_itself_but_no_certificate_of_another_emulator()
    {
        var company = Company();
        using var other = new TemporaryFolder();
        var before = TrustFiles.Beside(EmulatorCertificate.Provide(other.Path));
        AuthorityBundle.Write(before, name => name == "SSL_CERT_FILE" ? company : null);

        AuthorityBundle.Write(_files, name => name == "SSL_CERT_FILE" ? before.Bundle : null);

        Assert.Single(Read(_files.Bundle), certificate => certificate.Subject == "CN=The company's proxy");
        Assert.Single(Read(_files.Bundle), certificate => certificate.Subject.Contains("AcsConnector", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_left_alone_while_it_is_as_it_should_be()
    {
        AuthorityBundle.Write(_files, _ => null);
        var written = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(_files.TrustStore, written);

        AuthorityBundle.Write(_files, _ => null);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_files.TrustStore));

        AuthorityBundle.Write(_files, name => name == "SSL_CERT_FILE" ? Company() : null);
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(_files.TrustStore));
    }

    [Fact]
    public void Is_there_for_Java_too()
    {
        AuthorityBundle.Write(_files, _ => null);

        var store = X509CertificateLoader.LoadPkcs12CollectionFromFile(_files.TrustStore, "changeit");

        Assert.Equal(Thumbprints(Read(_files.Bundle)), Thumbprints(store));
    }

    private static IEnumerable<string> Thumbprints(X509Certificate2Collection certificates) =>
        certificates.Select(certificate => certificate.Thumbprint).Order(StringComparer.Ordinal);

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }

    /// <summary>Some systems have more in a folder than in their file of all.</summary>
    private static HashSet<string> SystemAuthorities()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        return [.. store.Certificates.Select(certificate => certificate.Subject).Where(subject => !subject.Contains("AcsConnector", StringComparison.Ordinal))];
    }

    private string Company()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=The company's proxy", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = Path.Combine(_folder.Path, "company.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }
}
