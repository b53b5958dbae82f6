using System.Text.Json.Nodes;

namespace AcsConnector.Testing.Flows;

/// <summary>A folder with a copy of the samples and nothing else, and <c>acs-connector</c> run in it.</summary>
public sealed class FlowRunFolder : IDisposable
{
    public const string Quickstart = "connector/flows/power-automate/quickstart.json";

    public const string QuickstartMocks = """
        {
            "Create_a_user": [{"statusCode": 201, "body": {"identity": {"id": "8:acs:a_b"}}}],
            "Issue_a_user_access_token": [{}],
            "Revoke_user_access_tokens": [{}],
            "Delete_a_user": [{}]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public FlowRunFolder() => SampleFlows.CopyTo(PathOf("connector/flows"));

    public string Path => _folder.Path;

    public static void AssertRefused((int ExitCode, string Output, string Errors) run, string why)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Exception|^ +at |\e\[", run.Errors);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(
        string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        // What a profile of the code gains, a program loses again that ends within a second.
        environment.TryAdd("DOTNET_TieredPGO", "0");
        await using var program = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"), AcsConnectorProcess.Arguments(arguments), environment, folder);
        return await program.WaitForExitAsync();
    }

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    public Task<(int ExitCode, string Output, string Errors)> RunWithAsync(Dictionary<string, string> environment, params string[] arguments) =>
        RunInAsync(Path, environment, arguments);

    public JsonNode Read(string file) => JsonNode.Parse(Text(file))!;

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => _folder.Dispose();
}
