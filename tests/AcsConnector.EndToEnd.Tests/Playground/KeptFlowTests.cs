using System.Net;
using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>Flows that the page opened, when acs-connector was started again.</summary>
public sealed class KeptFlowTests : IDisposable
{
    private const string Flow = """{"definition": {"triggers": {"manual": {"type": "Request"} }, "actions": {"Say": {"type": "Compose", "inputs": "hello"} } } }""";
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly TemporaryFolder _data = new();

    private string Folder => Path.Combine(_data.Path, "flows");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Are_there_again_with_their_mocks_for_their_owner_alone()
    {
        string id, sample;
        await using (var first = await RunningConnector.StartAsync(_data.Path))
        {
            id = await OpenAsync(first, "/api/flows?name=hello.json", Flow);
            sample = await OpenAsync(first, "/api/flows/samples/consumption/quickstart", "");
            Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(first, HttpMethod.Put, $"/api/flows/{id}/input", """{"trigger": {"name": "Ada"}, "mocks": {} }""")).Status);
        }

        await using var second = await RunningConnector.StartAsync(_data.Path);
        var (status, text) = await SendAsync(second, HttpMethod.Get, $"/api/flows/{id}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("hello", "Ada"), ((string?)JsonNode.Parse(text)![0]!["name"], (string?)JsonNode.Parse(text)![0]!["trigger"]!["name"]));
        Assert.Equal("quickstart", (string?)JsonNode.Parse((await SendAsync(second, HttpMethod.Get, $"/api/flows/{sample}")).Text)![0]!["name"]);
        Assert.Contains("\"Succeeded\"", (await SendAsync(second, HttpMethod.Post, $"/api/flows/{id}/run", "{}")).Text, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.GetFiles(Folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Are_written_nowhere_in_memory()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path, "--in-memory");

        var id = await OpenAsync(connector, "/api/flows?name=hello.json", Flow);
        await SendAsync(connector, HttpMethod.Put, $"/api/flows/{id}/input", "{}");

        Assert.False(Directory.Exists(Folder));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(connector, HttpMethod.Get, $"/api/flows/{id}")).Status);
    }

    /// <summary>What a page names is looked for as an id alone, and a kept file that was damaged is no flow.</summary>
    [Fact]
    public async Task Are_not_found_by_what_is_no_id_or_is_damaged()
    {
        await using var connector = await RunningConnector.StartAsync(_data.Path);
        Directory.CreateDirectory(Folder);
        var damaged = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{damaged}.json"), """{"name": "../token-signing.pem", "isSample": false, "inputs": {} }""", TestContext.Current.CancellationToken);

        foreach (var id in new[] { $"{damaged}-0", "..%2Ftoken-signing-0", $"{Guid.NewGuid():N}-0", "x" })
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(connector, HttpMethod.Get, $"/api/flows/{id}")).Status);
    }

    private static async Task<string> OpenAsync(RunningConnector connector, string path, string flow) =>
        (string)JsonNode.Parse((await SendAsync(connector, HttpMethod.Post, path, flow)).Text)![0]!["id"]!;

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(RunningConnector connector, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(connector.Page[..^1] + path));
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
