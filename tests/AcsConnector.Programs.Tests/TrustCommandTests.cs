using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Programs.Tests;

/// <summary><c>acs-connector trust</c> on Linux, for a user whose folder goes with the test.</summary>
public sealed class TrustCommandTests : IDisposable
{
    private const string NeedsLinux = "It would change the machine: it is run in CI, on Linux with update-ca-certificates.";

    private static readonly string[] NoVariables = ["SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"];

    private readonly TemporaryFolder _folder = new();

    public static bool MayChangeTheMachine { get; } =
        OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("CI") == "true" && File.Exists("/usr/sbin/update-ca-certificates");

    public static bool HasDeveloperCertificates { get; } = OperatingSystem.IsLinux() && AcsConnectorProcess.Runs(AcsConnectorProcess.Program("dotnet"), "dev-certs", "https", "--help");

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    /// <summary>Root's part is run as root; another user is told it.</summary>
    [Fact(SkipUnless = nameof(MayChangeTheMachine), Skip = NeedsLinux)]
    public async Task Programs_of_the_system_trust_the_emulator_until_that_is_taken_back()
    {
        var trust = await RunAsync("trust", "--data", Data);
        await using var connector = await RunningConnector.StartAsync(Data, "--in-memory");
        var trusted = await CurlAsync(connector.EmulatorEndpoint);
        var remove = await RunAsync("trust", "--remove", "--data", Data);
        var removed = await CurlAsync(connector.EmulatorEndpoint);

        var isRoot = Environment.IsPrivilegedProcess;
        var done = isRoot ? 0 : 1;
        Assert.Equal((done, "", done, ""), (trust.ExitCode, trust.Errors, remove.ExitCode, remove.Errors));
        Assert.Contains(isRoot ? "authorities (curl, wget, git) trust it.\n" : "\n  sudo update-ca-certificates\n", trust.Output, StringComparison.Ordinal);
        Assert.Contains(".NET trusts it, for you.\n", trust.Output, StringComparison.Ordinal);
        Assert.Equal((isRoot, false), (trusted, removed));
        Assert.Null(new FileInfo("/etc/ssl/certs/acs-connector.pem").LinkTarget);
    }

    [Fact(SkipUnless = nameof(HasDeveloperCertificates), Skip = "Needs dotnet dev-certs, which the SDK has.")]
    public async Task A_developer_certificate_that_is_trusted_becomes_the_emulators_until_that_is_taken_back()
    {
        await MakeTrustedDeveloperCertificateAsync();

        var trust = await RunAsync("trust", "--data", Data);
        Assert.Equal((0, ""), (trust.ExitCode, trust.Errors));
        Assert.StartsWith("The emulator has the developer certificate of ASP.NET Core now", trust.Output, StringComparison.Ordinal);
        await using (var connector = await RunningConnector.StartAsync(Data, "--in-memory"))
        {
            using var served = X509CertificateLoader.LoadCertificateFromFile(connector.Certificate);
            Assert.Equal("CN=localhost", served.Subject);
        }

        var exec = await RunAsync("exec", "--data", Data, "--", "sh", "-c", "curl -fsS \"$COMMUNICATION_SERVICES_ENDPOINT\"_emulator/health");
        Assert.True(exec.ExitCode == 0, exec.Errors);

        var remove = await RunAsync("trust", "--remove", "--data", Data);
        Assert.Equal((0, ""), (remove.ExitCode, remove.Errors));
        await using var own = await RunningConnector.StartAsync(Data, "--in-memory");
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(own.Certificate);
        Assert.Equal("CN=localhost, O=AcsConnector emulator", certificate.Subject);
    }

    /// <summary>In the user's folder alone: made as every developer's is, and trusted as .NET on Linux trusts.</summary>
    private async Task MakeTrustedDeveloperCertificateAsync()
    {
        await using var made = AcsConnectorProcess.Run(AcsConnectorProcess.Program("dotnet"), ["dev-certs", "https"], Variables());
        Assert.Equal(0, (await made.WaitForExitAsync()).ExitCode);
        var stores = Path.Combine(_folder.Path, ".dotnet", "corefx", "cryptography", "x509stores");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(stores, "my")));
        var trusted = Directory.CreateDirectory(Path.Combine(stores, "root"));
        File.Copy(file, Path.Combine(trusted.FullName, Path.GetFileName(file)));
    }

    private Task<CommandRun> RunAsync(params string[] words) => CommandLine.RunProcessWithAsync(null, Variables(), words);

    private Dictionary<string, string> Variables() => new()
    {
        ["HOME"] = _folder.Path,
        ["DOTNET_CLI_HOME"] = _folder.Path,
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Whether a program without a word about certificates gets an answer.</summary>
    private static async Task<bool> CurlAsync(string endpoint)
    {
        var unset = string.Join(' ', NoVariables.Select(name => $"-u {name}"));
        await using var curl = AcsConnectorProcess.Run("sh", ["-c", $"env {unset} curl -fsS {endpoint}_emulator/health"]);
        return (await curl.WaitForExitAsync()).ExitCode == 0;
    }
}
