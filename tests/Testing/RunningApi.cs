using System.Net;

namespace AcsConnector.Testing;

/// <summary>The API as a program of its own, in front of the emulator of <c>acs-connector start</c>.</summary>
public sealed class RunningApi : IAsyncDisposable
{
    public const string ApiKey = "an-api-key-for-this-test";

    private readonly Task<string> _output;

    private static string? PublishedFolder => Environment.GetEnvironmentVariable("ACSCONNECTOR_PUBLISHED_API") is { Length: > 0 } folder ? folder : null;

    private RunningApi(AcsConnectorProcess program, string firstLine)
    {
        Program = program;
        _output = ReadOutputAsync(firstLine);
        Client = new HttpClient { BaseAddress = new Uri(firstLine.Split(' ')[2].TrimEnd('.')) };
    }

    public AcsConnectorProcess Program { get; }

    public HttpClient Client { get; }

    public static async Task<RunningApi> StartAsync(RunningConnector service, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Emulator__Endpoint"] = service.EmulatorEndpoint,
            ["Emulator__Certificate"] = service.Certificate,
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = service.ConnectionString,
            ["Access__PrimaryApiKey"] = ApiKey,
        };
        foreach (var (name, value) in settings)
            environment[name] = value;
        var program = AcsConnectorProcess.Run(AcsConnectorProcess.Program("dotnet"), Arguments("--local"), environment);
        return new RunningApi(program, await program.ReadLineAsync()); // "Listening on http://127.0.0.1:1234. Ctrl+C stops."
    }

    /// <summary>What the host needs to run the API: the published one, where ACSCONNECTOR_PUBLISHED_API names its folder.</summary>
    public static string[] Arguments(params string[] arguments) =>
        ["exec", Path.Combine(PublishedFolder ?? AppContext.BaseDirectory, "AcsConnector.Api.dll"), .. arguments];

    /// <param name="connection">Who calls; null for who has the API key.</param>
    public Task<HttpResponseMessage> CreateAsync(string requestId, string? json = null, string? connection = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/identities")
        {
            Headers = { { "Connection-String", connection ?? ApiKey }, { "Repeatability-Request-ID", requestId } },
        };
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>As Ctrl+C does, so that what is exported in batches has left.</summary>
    public async Task<(string Output, string Errors)> StopAsync()
    {
        await Program.InterruptAsync();
        var output = await _output;
        var (_, _, errors) = await Program.WaitForExitAsync();
        return (output, errors);
    }

    /// <summary>Until the first request is over.</summary>
    public async Task<HttpResponseMessage> CreateWhenFreeAsync(string requestId)
    {
        for (var left = TimeSpan.FromSeconds(60); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(50))
        {
            var answer = await CreateAsync(requestId);
            if (answer.StatusCode != HttpStatusCode.Conflict)
                return answer;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The request is in progress for a minute.");
    }

    public static async Task<string> IdAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await RunningConnector.JsonAsync(answer))["identity"]!["id"]!.GetValue<string>();
    }

    /// <summary>Any answer means that it is ready.</summary>
    public static async Task UntilItListensAsync(HttpClient client, string path = "/")
    {
        for (var left = TimeSpan.FromSeconds(60); left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(20))
        {
            try
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("It did not listen within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Program.DisposeAsync();
    }

    /// <summary>Nobody's audit lines may fill the pipe.</summary>
    private async Task<string> ReadOutputAsync(string firstLine) => $"{firstLine}\n{await Program.Process.StandardOutput.ReadToEndAsync()}";
}
