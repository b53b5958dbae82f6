using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Programs.Tests;

/// <summary>The official SDKs, unchanged, make the seven calls of the access-token quickstart against the emulator.</summary>
public sealed class OfficialSdkTests(SharedConnector shared) : IClassFixture<SharedConnector>
{
    internal const string NeedsNode = "Needs Node.js and 'npm ci' in tests/AcsConnector.Programs.Tests/javascript; .ci/run has both.";
    internal const string NeedsPython = "Needs Python with azure-communication-identity (Debian: apt-get install python3-azure); .ci/run has it.";

    /// <summary>node_modules is looked up from the script's folder: the one in the source tree.</summary>
    private static string JavaScript { get; } = Path.Combine(SourceTree.Root, "tests", "AcsConnector.Programs.Tests", "javascript");

    internal static string JavaScriptProgram { get; } = Path.Combine(JavaScript, "seven-calls.mjs");

    internal static string PythonProgram { get; } = Path.Combine(AppContext.BaseDirectory, "python", "seven_calls.py");

    public static bool HasJavaScriptSdk { get; } =
        Directory.Exists(Path.Combine(JavaScript, "node_modules", "@azure", "communication-identity")) && AcsConnectorProcess.Runs("node", "--version");

    internal static string? Python { get; } =
        Array.Find(["/usr/bin/python3", "python3", "python"], python => AcsConnectorProcess.Runs(python, "-c", "import azure.communication.identity"));

    public static bool HasPythonSdk { get; } = Python is not null;

    [Theory(SkipUnless = nameof(HasJavaScriptSdk), Skip = NeedsNode)]
    [InlineData("key")]
    [InlineData("identity")]
    public async Task JavaScript_makes_its_seven_calls_signed_in_by(string signIn)
    {
        var connector = shared.Connector;

        await MakesItsSevenCalls(connector, "node", [JavaScriptProgram, signIn], new Dictionary<string, string>
        {
            ["NODE_EXTRA_CA_CERTS"] = connector.Certificate,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = connector.ConnectionString,
            ["COMMUNICATION_SERVICES_ENDPOINT"] = connector.EmulatorEndpoint,
            ["IDENTITY_ENDPOINT"] = $"{connector.EmulatorHttpEndpoint}msi/token",
            ["IDENTITY_HEADER"] = "anything",
        });
    }

    [Fact(SkipUnless = nameof(HasJavaScriptSdk), Skip = NeedsNode)]
    public async Task JavaScript_makes_the_errors_of_the_service_its_own()
    {
        var connector = shared.Connector;

        await using var calls = AcsConnectorProcess.Run("node", [JavaScriptProgram, "key", "errors"], new Dictionary<string, string>
        {
            ["NODE_EXTRA_CA_CERTS"] = connector.Certificate,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = connector.ConnectionString,
        });
        var (_, output, _) = await calls.WaitForExitAsync();

        var refused = JsonNode.Parse(output)!;
        Assert.Equal("Invalid scopes - Scopes field is required.", refused["noScopes"]!["message"]!.GetValue<string>());
        Assert.Equal("ValidationError", refused["fiftyNineMinutes"]!["code"]!.GetValue<string>());
        Assert.Equal(400, refused["fiftyNineMinutes"]!["statusCode"]!.GetValue<int>());
    }

    [Theory(SkipUnless = nameof(HasJavaScriptSdk), Skip = NeedsNode)]
    [InlineData("clients", "voip,chat")]
    [InlineData("teamsExtension", "voip")]
    public async Task JavaScripts_credential_exchanges_the_entra_token_of_a_user_whom_the_owner_gave_access(string kind, string scopes)
    {
        var connector = shared.Connector;

        await using var user = AcsConnectorProcess.Run("node", [Path.Combine(JavaScript, "entra-user.mjs"), kind], new Dictionary<string, string>
        {
            ["NODE_EXTRA_CA_CERTS"] = connector.Certificate,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = connector.ConnectionString,
            ["EMULATOR_HTTP_ENDPOINT"] = connector.EmulatorHttpEndpoint,
        });
        var (exitCode, output, errors) = await user.WaitForExitAsync();
        Assert.True(exitCode == 0, $"node ended with {exitCode}: {errors}");

        var told = JsonNode.Parse(output)!;
        Assert.Contains("\"code\":\"NoAssignment\"", told["before"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((201, 204), (told["given"]!.GetValue<int>(), told["taken"]!.GetValue<int>()));
        Assert.Contains("\"code\":\"NoAssignment\"", told["after"]!.GetValue<string>(), StringComparison.Ordinal);
        var token = told["token"]!.GetValue<string>();
        Assert.Equal("alive", await connector.TokenStatusAsync(token));
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
        Assert.Equal(scopes, claims["acsScope"]!.GetValue<string>());
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(claims["exp"]!.GetValue<long>()), told["expiresOn"]!.GetValue<DateTimeOffset>());
    }

    [Fact(SkipUnless = nameof(HasPythonSdk), Skip = NeedsPython)]
    public async Task Python_makes_its_seven_calls()
    {
        var connector = shared.Connector;

        await MakesItsSevenCalls(connector, Python!, [PythonProgram], new Dictionary<string, string>
        {
            ["REQUESTS_CA_BUNDLE"] = connector.Certificate,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = connector.ConnectionString,
        });
    }

    private static async Task MakesItsSevenCalls(
        RunningConnector connector, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        await using var calls = AcsConnectorProcess.Run(program, arguments, environment);
        var (exitCode, output, errors) = await calls.WaitForExitAsync();
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {errors}");

        var made = JsonNode.Parse(output)!;
        foreach (var ofTheRevokedUser in new[] { "issued", "issuedForAnHour", "refreshed" })
            Assert.Equal("revoked", await connector.TokenStatusAsync(made[ofTheRevokedUser]!["token"]!.GetValue<string>()));
        Assert.Equal("identity deleted", await connector.TokenStatusAsync(made["created"]!["token"]!.GetValue<string>()));
    }
}
