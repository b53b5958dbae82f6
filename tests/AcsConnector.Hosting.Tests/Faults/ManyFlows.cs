using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AcsConnector.Hosting.Tests.Faults;

/// <summary>Runs of flows that never end: each makes a user under a request id of its own, works with it, and deletes some.</summary>
internal sealed class ManyFlows(FlowCaller caller)
{
    private const string WithToken = """{"createTokenWithScopes":["chat"]}""";
    private const string Scopes = """{"scopes":["chat","voip"],"expiresInMinutes":60}""";
    private readonly ConcurrentDictionary<string, string> _users = new();
    private int _trickledLeft;

    /// <summary>The users that were not deleted, by request id.</summary>
    public IReadOnlyDictionary<string, string> Users => _users;

    public int TrickledLeft => Math.Max(0, Volatile.Read(ref _trickledLeft));

    /// <summary>The next bodies are sent slowly.</summary>
    public void Trickle(int bodies) => Volatile.Write(ref _trickledLeft, bodies);

    public Task RunAsync(int count, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => RunOneAsync(number, stop)));

    private async Task RunOneAsync(int number, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var requestId = $"flow {number} run {n}";
            Func<HttpContent>? body = (n % 3) switch { 0 => null, 1 => () => Body("{}"), _ => () => Body(WithToken) };
            var id = IdOf(await caller.SendAsync(HttpMethod.Post, "/identities", requestId, body));
            var path = $"/identities/{Uri.EscapeDataString(id)}";
            if (n % 2 == 0)
                await caller.SendAsync(HttpMethod.Post, $"{path}/:issueAccessToken", body: () => Body(Scopes));
            if (n % 4 == 0)
                await caller.SendAsync(HttpMethod.Post, $"{path}/:revokeAccessTokens");
            if (n % 4 == 1)
                Assert.Equal(id, IdOf(await caller.SendAsync(HttpMethod.Post, "/identities", requestId, body))); // A resubmitted run.
            if (n % 4 == 3)
                await caller.SendAsync(HttpMethod.Delete, path);
            else
                Assert.True(_users.TryAdd(requestId, id));
        }
    }

    /// <summary>All of the emulator's users.</summary>
    public static async Task<IReadOnlyList<(string Id, string? CustomId)>> ListAsync(HttpClient emulator)
    {
        var users = new List<(string, string?)>();
        for (string? before = null; ;)
        {
            var older = before is null ? "" : $"&before={Uri.EscapeDataString(before)}";
            using var answer = await emulator.GetAsync($"/_emulator/identities?top=1000{older}", TestContext.Current.CancellationToken);
            var page = await RunningConnector.JsonAsync(answer);
            users.AddRange(page["value"]!.AsArray().Select(user => ($"{user!["id"]}", user["customId"]?.GetValue<string>())));
            before = page["next"]?.GetValue<string>();
            if (before is null)
                return users;
        }
    }

    private HttpContent Body(string json) =>
        Interlocked.Decrement(ref _trickledLeft) >= 0 ? new TrickledContent(json, TimeSpan.FromSeconds(1)) : FunctionsBench.Json(json);

    private static string IdOf(JsonNode? created) => created!["identity"]!["id"]!.GetValue<string>();
}
