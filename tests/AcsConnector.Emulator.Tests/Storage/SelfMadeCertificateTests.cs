using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Emulator.Tests.Storage;

public class SelfMadeCertificateTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task The_certificate_is_for_localhost_by_all_its_names()
    {
        var emulator = await shared.FreshAsync();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(emulator.Host.CertificatePath);

        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();

        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], names.EnumerateIPAddresses());
    }

    [Fact]
    public async Task It_cannot_sign_another_certificate()
    {
        var emulator = await shared.FreshAsync();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(emulator.Host.CertificatePath);

        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
    }

    [Fact]
    public async Task It_is_valid_now_and_for_no_longer_than_clients_allow()
    {
        var emulator = await shared.FreshAsync();
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(emulator.Host.CertificatePath);

        Assert.InRange(emulator.Clock.GetUtcNow().LocalDateTime, certificate.NotBefore, certificate.NotAfter);
        Assert.InRange((certificate.NotAfter - certificate.NotBefore).TotalDays, 365, 825);
    }

    [Fact]
    public async Task Its_file_holds_no_key()
    {
        var emulator = await shared.FreshAsync();

        var pem = await File.ReadAllTextAsync(emulator.Host.CertificatePath, TestContext.Current.CancellationToken);

        Assert.Equal("CERTIFICATE", pem[PemEncoding.Find(pem).Label]);
        Assert.DoesNotContain("PRIVATE KEY", pem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(810, true)]
    [InlineData(815, false)]
    public async Task One_that_is_about_to_expire_is_replaced_at_the_start(int daysLater, bool isKept)
    {
        using var folder = TestFolder.WithoutCertificate();
        await using (var emulator = await RunningEmulator.StartAsync(folder))
            Assert.Equal(201, (await emulator.SendAsync(new Call("POST", "/identities") { Https = true })).Status);
        var first = await File.ReadAllTextAsync(folder["localhost.pem"], TestContext.Current.CancellationToken);
        var later = new TestClock();
        later.Advance(TimeSpan.FromDays(daysLater));

        await using var again = await RunningEmulator.StartAsync(folder, later);

        Assert.Equal(201, (await again.SendAsync(new Call("POST", "/identities") { Https = true })).Status);
        Assert.Equal(isKept, first == await File.ReadAllTextAsync(folder["localhost.pem"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_restart_keeps_it_and_another_folder_has_another()
    {
        using var folder = TestFolder.WithoutCertificate();
        string first, second;
        await using (var emulator = await RunningEmulator.StartAsync(folder))
            first = await File.ReadAllTextAsync(emulator.Host.CertificatePath, TestContext.Current.CancellationToken);
        await using (var emulator = await RunningEmulator.StartAsync(folder))
            second = await File.ReadAllTextAsync(emulator.Host.CertificatePath, TestContext.Current.CancellationToken);
        await using var elsewhere = await RunningEmulator.StartAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, await File.ReadAllTextAsync(elsewhere.Host.CertificatePath, TestContext.Current.CancellationToken));
    }
}
