using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests;

/// <summary><c>acs-connector exec</c> with real programs: the official SDKs as they are, streams, signals, and what is left.</summary>
public sealed class ExecCommandTests : IDisposable
{
    /// <summary>What would let a program trust or reach an emulator, or another certificate, without exec.</summary>
    private static readonly string[] Unset =
    [
        "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "JAVA_TOOL_OPTIONS",
        "COMMUNICATION_SERVICES_CONNECTION_STRING", "COMMUNICATION_SERVICES_ENDPOINT", "IDENTITY_ENDPOINT", "IDENTITY_HEADER",
    ];

    /// <summary>Says each signal that it gets. TERM ends it, after a call of the API.</summary>
    private const string Signalled = """
        trap 'echo INT' INT; trap 'echo HUP' HUP; trap 'echo USR1' USR1
        trap 'curl -sS -o /dev/null -w "TERM %{http_code}\n" -X POST "$ACSCONNECTOR_API/identities" -H "Connection-String: $ACSCONNECTOR_API_KEY"; exit 9' TERM
        echo $$
        while :; do sleep 0.05; done
        """;

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Theory(SkipUnless = nameof(OfficialSdkTests.HasJavaScriptSdk), SkipType = typeof(OfficialSdkTests), Skip = OfficialSdkTests.NeedsNode)]
    [InlineData("key")]
    [InlineData("identity", "--managed-identity")]
    public async Task The_official_SDK_of_JavaScript_makes_its_seven_calls_signed_in_by(string signIn, params string[] options)
    {
        var run = await ExecAsync([.. options, "--", "node", OfficialSdkTests.JavaScriptProgram, signIn]);

        MadeSevenCalls(run);
    }

    [Fact(SkipUnless = nameof(OfficialSdkTests.HasPythonSdk), SkipType = typeof(OfficialSdkTests), Skip = OfficialSdkTests.NeedsPython)]
    public async Task The_official_SDK_of_Python_makes_its_seven_calls()
    {
        var run = await ExecAsync("--", OfficialSdkTests.Python!, OfficialSdkTests.PythonProgram);

        MadeSevenCalls(run);
    }

    [Theory]
    [InlineData("curl", "-fsS")]
    [InlineData("java", "JAVA")]
    public async Task Other_programs_trust_it_too(string program, string argument)
    {
        Assert.SkipUnless(AcsConnectorProcess.Runs(program, "--version"), $"There is no {program}.");
        string[] command = argument == "JAVA"
            ? [program, Path.Combine(AppContext.BaseDirectory, "java", "Health.java")]
            : ["sh", "-c", $"{program} {argument} \"$COMMUNICATION_SERVICES_ENDPOINT\"_emulator/health"];

        var run = await ExecAsync(["--", .. command]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("ok", JsonNode.Parse(run.Output)!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_sent_to_it_goes_to_the_command()
    {
        await using var program = Begin("--", "cat");
        await program.Process.StandardInput.WriteAsync("one\ntwo");
        program.Process.StandardInput.Close();

        Assert.Equal((0, "one\ntwo", ""), await program.WaitForExitAsync());
    }

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    [InlineData("TERM", 143)]
    public async Task A_command_that_a_signal_ends_is_told_as_shells_do(string signal, int exitCode)
    {
        var run = await ExecAsync("--", "sh", "-c", $"kill -{signal} $$");

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    /// <summary>And may go on calling until it ends.</summary>
    [Fact]
    public async Task Signals_are_the_commands_to_answer()
    {
        await using var program = Begin("--", "bash", "-c", Signalled);
        _ = await program.ReadLineAsync();

        foreach (var signal in new[] { "INT", "HUP", "USR1", "INT" })
        {
            await SendAsync(signal, program.Process.Id);
            Assert.Equal(signal, await program.ReadLineAsync());
        }

        await SendAsync("TERM", program.Process.Id);
        Assert.Equal((9, "TERM 201\n", ""), await program.WaitForExitAsync());
    }

    /// <summary>The terminal sends its own to both. (Node.js counts each; a shell takes two that come together for one.)</summary>
    [Fact]
    public async Task A_key_on_a_terminal_is_one_signal()
    {
        Assert.SkipUnless(AcsConnectorProcess.Runs("node", "--version"), "There is no Node.js.");
        const string Counted = "process.on(`SIGINT`, () => console.log(`INT`)).on(`SIGTERM`, () => process.exit(9)); setInterval(() => {}, 1000); console.log(String(process.pid))";
        await using var program = CommandLine.BeginOnTerminal([], "exec", "--data", Data, "--", "node", "-e", Counted);
        var process = int.Parse(await LineAsync(line => int.TryParse(line, out _)), System.Globalization.CultureInfo.InvariantCulture);

        await program.Process.StandardInput.WriteAsync('\u0003');
        await program.Process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await LineAsync(line => line.EndsWith("INT", StringComparison.Ordinal));
        await SendAsync("TERM", process);

        var (exitCode, output, _) = await program.WaitForExitAsync();
        Assert.Equal(9, exitCode);
        Assert.DoesNotContain("INT", output, StringComparison.Ordinal);

        async Task<string> LineAsync(Predicate<string> isIt)
        {
            while (true)
            {
                var line = (await program.ReadLineAsync()).Trim();
                if (isIt(line))
                    return line;
            }
        }
    }

    [Fact]
    public async Task Nothing_is_left_running_or_written_outside_of_the_data_folder()
    {
        var home = Path.Combine(_folder.Path, "home");
        Directory.CreateDirectory(home);
        var variables = Variables();
        variables["HOME"] = variables["XDG_DATA_HOME"] = home;
        variables["TMPDIR"] = home;
        variables["DOTNET_CLI_HOME"] = _folder.Path;
        variables["DOTNET_EnableDiagnostics"] = "0"; // .NET's own pipe for debuggers is a file in the folder for temporary ones.

        var run = await CommandLine.RunProcessWithAsync(_folder.Path, variables, "exec", "--data", Data, "--", "sh", "-c", "echo $ACSCONNECTOR_API $COMMUNICATION_SERVICES_ENDPOINT");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
        Assert.Equal(["data", "home"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ca-bundle.pem", "localhost.key.pem", "localhost.pem", "token-signing.key.pem", "truststore.p12"],
            Directory.GetFileSystemEntries(Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var client = new HttpClient();
        foreach (var address in run.Output.Split(' ', StringSplitOptions.TrimEntries))
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address, TestContext.Current.CancellationToken));
    }

    private static void MadeSevenCalls(CommandRun run)
    {
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("8:acs:", JsonNode.Parse(run.Output)!["user"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task SendAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>An empty variable counts as one that is not set.</summary>
    private static Dictionary<string, string> Variables() => Unset.ToDictionary(name => name, _ => "");

    private Task<CommandRun> ExecAsync(params string[] words) => CommandLine.RunProcessWithAsync(null, Variables(), ["exec", "--data", Data, .. words]);

    private AcsConnectorProcess Begin(params string[] words) => AcsConnectorProcess.Run(["exec", "--data", Data, .. words]);
}
