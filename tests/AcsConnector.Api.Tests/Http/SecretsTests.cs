using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;

namespace AcsConnector.Api.Tests.Http;

/// <summary>Keys and tokens come and go through this API; nothing that stays may hold one.</summary>
public sealed class SecretsTests
{
    private const string WrongKey = "Q2FuYXJ5IGtleSBvZiBhIGNhbGxlcg==";
    private const string WrongApiKey = "canary: an API key that nobody set";
    private const string TeamsToken = "canary.teams.token";

    [Fact]
    public async Task No_log_and_no_error_holds_a_key_or_a_token()
    {
        var azure = new ConcurrentQueue<string>();
        using var listener = new AzureEventSourceListener((_, text) => azure.Enqueue(text), EventLevel.LogAlways);
        await using var api = await RunningApi.StartAsync(("Upstream:Attempt", "00:00:01"));

        var created = await api.SendAsync(Call.Create("""{"createTokenWithScopes":["chat"]}"""));
        var issued = await api.SendAsync(Call.Issue(created.Id) with { By = Caller.ApiKey });
        var refused = await RefusedCallsAsync(api, created).ToListAsync(TestContext.Current.CancellationToken);

        string[] secrets =
        [
            AcsConnector.Emulator.Service.DevelopmentResource.PrimaryKey, WrongKey, WrongApiKey, RunningApi.ApiKey, RunningApi.SecondApiKey,
            created.Token, issued.Token, TeamsToken, "Signature=",
        ];
        Assert.Contains(api.Log.Entries, entry => entry.Contains("/identities", StringComparison.Ordinal));
        Assert.Contains(azure, text => text.Contains("/:issueAccessToken", StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(api.Log.Entries, entry => entry.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(azure, text => text.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(refused, answer => $"{answer.Body} {string.Join(' ', answer.Headers)}".Contains(secret, StringComparison.Ordinal));
        }

        Assert.All(refused, answer =>
        {
            Assert.InRange(answer.Status, 400, 599);
            Assert.NotEqual(500, answer.Status);
            Assert.NotNull(answer.ErrorCode);
            Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
        });
    }

    /// <summary>Every way to fail that is likely to tell too much.</summary>
    private static async IAsyncEnumerable<Answer> RefusedCallsAsync(RunningApi api, Answer created)
    {
        var wrong = $"endpoint={api.Endpoint};accesskey={WrongKey}";
        yield return await api.SendAsync(Call.Create() with { Connection = wrong });
        yield return await api.SendAsync(Call.TestConnection() with { Connection = wrong });
        yield return await api.SendAsync(Call.Create() with { Connection = $"{WrongKey};{wrong}=!" });
        yield return await api.SendAsync(Call.Create() with { Connection = $"endpoint=https://evil.com/;accesskey={WrongKey}" });
        yield return await api.SendAsync(Call.Create() with { Connection = $"endpoint=https://secrets.communication.azure.com/;accesskey={WrongKey}" });
        yield return await api.SendAsync(Call.Create() with { Connection = WrongApiKey });
        yield return await api.SendAsync(Call.Create($$"""{"customId":["{{created.Token}}"]}"""));
        yield return await api.SendAsync(Call.Create($"{TeamsToken}"));
        yield return await api.SendAsync(Call.Create(created.Token.PadRight(20_000)));
        yield return await api.SendAsync(Call.Create(created.Token) with { ContentType = "text/plain" });
        yield return await api.SendAsync(Call.Exchange($$"""{"token":"{{TeamsToken}}","appId":"x","userId":"y"}"""));
        yield return await api.SendAsync(Call.Exchange($$"""{"token":"{{TeamsToken}}","token":"{{created.Token}}"}"""));
        yield return await api.SendAsync(new Call("PUT", "/identities"));
        yield return await api.SendAsync(new Call("GET", "/nowhere"));
        foreach (var fault in new[] { "\"status\":500", "\"status\":429", "\"reset\":\"beforeCommit\"", "\"latency\":60000" })
        {
            await api.ArmAsync("*", fault, times: 2);
            yield return await api.SendAsync(Call.Issue(created.Id));
        }
    }
}
