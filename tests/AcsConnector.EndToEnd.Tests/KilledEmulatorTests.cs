using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;

namespace AcsConnector.EndToEnd.Tests;

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
        await Parallel.ForEachAsync(answered, TestContext.Current.CancellationToken, async (id, _) =>
        {
            var issued = await again.SendAsync(HttpMethod.Post, $"/identities/{id}/:issueAccessToken", again.ConnectionString, """{"scopes":["chat"]}""");
            Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        });
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
