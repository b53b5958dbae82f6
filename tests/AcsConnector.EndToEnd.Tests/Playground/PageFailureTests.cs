using System.Net;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>What the page's server says when it cannot go on: here it has no folder for temporary files.</summary>
public sealed class PageFailureTests
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task Says_what_failed_with_the_headers_of_every_answer()
    {
        using var data = new TemporaryFolder();
        var nowhere = Path.Combine(data.Path, "nowhere");
        string[] ports = ["--api-port", "0", "--emulator-port", "0", "--emulator-http-port", "0", "--page-port", "0"];
        await using var program = AcsConnectorProcess.Run(
            AcsConnectorProcess.Program("dotnet"),
            AcsConnectorProcess.Arguments(["start", "--json", "--in-memory", "--data", data.Path, .. ports]),
            new Dictionary<string, string> { ["TMPDIR"] = nowhere, ["TMP"] = nowhere, ["TEMP"] = nowhere, ["DOTNET_EnableDiagnostics"] = "0" });
        var page = JsonNode.Parse(await program.ReadLineAsync())!["page"]!.GetValue<string>();

        using var content = new StringContent("{}");
        using var answer = await Client.PostAsync($"{page}api/flows?name=flow.json", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var error = (await RunningConnector.JsonAsync(answer))["error"]!;
        Assert.Equal("InternalError", error["code"]!.GetValue<string>());
        Assert.StartsWith("acs-connector failed: ", error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
