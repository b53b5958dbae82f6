using System.Buffers.Text;
using System.Text.Json;

namespace AcsConnector.Testing;

/// <summary>What came back, header by header as it was sent.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The id of an answer to a create.</summary>
    public string Id => Json.GetProperty("identity").GetProperty("id").GetString()!;

    /// <summary>The token of an answer to a create, to an issue or to an exchange.</summary>
    public string Token => AccessToken.GetProperty("token").GetString()!;

    public string ExpiresOn => AccessToken.GetProperty("expiresOn").GetString()!;

    /// <summary>What the token says.</summary>
    public JsonElement Claims => JsonElement.Parse(Base64Url.DecodeFromChars(Token.Split('.')[1]));

    public TimeSpan TokenLifetime => TimeSpan.FromSeconds(Claims.GetProperty("exp").GetInt64() - Claims.GetProperty("iat").GetInt64());

    public string? Scopes => Claims.GetProperty("acsScope").GetString();

    public string? ErrorCode => Json.GetProperty("error").GetProperty("code").GetString();

    public string? ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString();

    private JsonElement AccessToken => Json.TryGetProperty("accessToken", out var nested) ? nested : Json;

    /// <summary>The names in the answer, or in one member of it.</summary>
    public IEnumerable<string> Members(string? of = null) => (of is null ? Json : Json.GetProperty(of)).EnumerateObject().Select(member => member.Name);

    /// <summary>The same answer, whatever headers the two hops add.</summary>
    public bool Equals(Answer? other) => (other?.Status, other?.Body, other?["Content-Type"]) == (Status, Body, this["Content-Type"]);

    public override int GetHashCode() => HashCode.Combine(Status, Body);

    public override string ToString() => $"{Status} {Body}";

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
