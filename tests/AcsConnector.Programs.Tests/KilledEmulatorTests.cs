using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;

namespace AcsConnector.Programs.Tests;

public sealed class KilledEmulatorTests : IDisposable
{
    private const int Clients = 8;
    private const int CreatesBeforeTheKill = 300;
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Loses_no_create_that_was_answered()
    {
        var answered = new ConcurrentBag<string>();
        await using (var killed = await RunningConnector.StartAsync(_data.Path, "--no-limits"))
        {
            var enough = new TaskCompletionSource();
            var clients = Enumerable.Range(0, Clients).Select(_ => CreateUntilKilledAsync(killed, answered, enough)).ToArray();
            await enough.Task;
            killed.Process.Kill(); // SIGKILL: no chance to tidy up.
            await Task.WhenAll(clients);
        }

        Assert.InRange(answered.Count, CreatesBeforeTheKill, int.MaxValue);
        Assert.Equal("ok", IntegrityOf(Path.Combine(_data.Path, "identities.db")));
        await using var again = await RunningConnector.StartAsync(_data.Path, "--no-limits");
        Assert.Empty(answered.Except(await IdentitiesOfAsync(again)));
        var issued = await again.SendAsync(
            HttpMethod.Post, $"/identities/{answered.First()}/:issueAccessToken", again.ConnectionString, """{"scopes":["chat"]}""");
        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
    }

    /// <summary>Page by page.</summary>
    private static async Task<List<string>> IdentitiesOfAsync(RunningConnector connector)
    {
        var ids = new List<string>();
        for (string? before = ""; before is not null;)
        {
            using var answer = await connector.Emulator.GetAsync($"/_emulator/identities?top=1000{before}", TestContext.Current.CancellationToken);
            var page = await RunningConnector.JsonAsync(answer);
            ids.AddRange(page["value"]!.AsArray().Select(identity => identity!["id"]!.GetValue<string>()));
            before = page["next"] is { } next ? $"&before={Uri.EscapeDataString(next.GetValue<string>())}" : null;
        }

        return ids;
    }

    private static async Task CreateUntilKilledAsync(RunningConnector connector, ConcurrentBag<string> answered, TaskCompletionSource enough)
    {
        try
        {
            while (true)
            {
                var created = await connector.SendAsync(HttpMethod.Post, "/identities", connector.ConnectionString);
                if (created.StatusCode != HttpStatusCode.Created)
                    return;
                answered.Add((await RunningConnector.JsonAsync(created))["identity"]!["id"]!.GetValue<string>());
                if (answered.Count >= CreatesBeforeTheKill)
                    enough.TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
        finally
        {
            enough.TrySetResult(); // A client that ends early must not leave the test waiting.
        }
    }

    private static string IntegrityOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        return (string)check.ExecuteScalar()!;
    }
}
