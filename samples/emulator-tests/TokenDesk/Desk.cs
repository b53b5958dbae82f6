using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TokenDesk;

/// <summary>Gives everybody of an app a user of their own in Azure Communication Services, and a token as long as they stay.</summary>
public sealed class Desk
{
    private static readonly TimeSpan TooShort = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, ChatToken> _tokens = [];
    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;
    private readonly TimeProvider _time;

    public Desk(string connectionString, DeskOptions? options = null)
    {
        options ??= new DeskOptions();
        var parts = connectionString.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        _endpoint = new Uri(parts["endpoint"]);
        _pipeline = HttpPipelineBuilder.Build(options, new AccessKeyPolicy(parts["accesskey"]));
        _time = options.Time;
    }

    /// <exception cref="RequestFailedException">The service gives none.</exception>
    public async Task<ChatToken> GetTokenAsync(string person, CancellationToken cancellationToken = default)
    {
        if (!_tokens.TryGetValue(person, out var known))
            return _tokens[person] = await MakeUserAsync(cancellationToken);

        return known.ExpiresOn - _time.GetUtcNow() > TooShort ? known : _tokens[person] = await IssueAsync(known.User, cancellationToken);
    }

    private async Task<ChatToken> MakeUserAsync(CancellationToken cancellationToken)
    {
        var made = await PostAsync("identities", """{"createTokenWithScopes":["chat"]}""", cancellationToken);
        return Read(made.GetProperty("identity").GetProperty("id").GetString()!, made.GetProperty("accessToken"));
    }

    private async Task<ChatToken> IssueAsync(string user, CancellationToken cancellationToken) => Read(
        user, await PostAsync($"identities/{Uri.EscapeDataString(user)}/:issueAccessToken", """{"scopes":["chat"]}""", cancellationToken));

    private static ChatToken Read(string user, JsonElement token) =>
        new(user, token.GetProperty("token").GetString()!, token.GetProperty("expiresOn").GetDateTimeOffset());

    private async Task<JsonElement> PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(_endpoint, $"{path}?api-version=2023-10-01"));
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = RequestContent.Create(body);

        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : JsonElement.Parse(message.Response.Content.ToString());
    }
}
