using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Access;

/// <summary>Stands where Microsoft Entra ID is: its two documents, and tokens signed with a key that is made for the test.</summary>
internal sealed class StandInAuthority : IAsyncDisposable
{
    public const string Tenant = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Audience = "api://acs-connector.example";
    public const string ObjectId = "bbbbbbbb-0000-4000-8000-000000000002";

    /// <summary>That of every authority at first: to make one takes a fifth of a second.</summary>
    private static readonly SigningKey FirstKey = new();

    private readonly WebApplication _app;
    private int _requests;

    private StandInAuthority(string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public SigningKey Key { get; private set; } = FirstKey;

    /// <summary>What it calls itself, as the real one does: not by the address that the test gives it.</summary>
    public string Issuer { get; init; } = $"https://login.microsoftonline.com/{Tenant}/v2.0";

    public Uri Address => new($"{_app.Urls.Single()}/{Tenant}/v2.0");

    public int Requests => _requests;

    /// <summary>In place of the document.</summary>
    public RequestDelegate? Instead { get; set; }

    public static async Task<StandInAuthority> StartAsync(string? issuer = null, string address = "http://127.0.0.1:0")
    {
        var authority = issuer is null ? new StandInAuthority(address) : new StandInAuthority(address) { Issuer = issuer };
        await authority._app.StartAsync(TestContext.Current.CancellationToken);
        return authority;
    }

    /// <summary>An address where nothing listens.</summary>
    public static async Task<Uri> NobodyAsync()
    {
        await using var gone = await StartAsync();
        return gone.Address;
    }

    public void ChangeKey() => Key = SigningKey.OfAStranger();

    /// <summary>A token of a person with a scope, valid for an hour.</summary>
    /// <param name="claims">In place of the usual ones; null takes one away.</param>
    public string Token(SigningKey? key = null, DateTimeOffset? now = null, params (string Name, JsonNode? Value)[] claims)
    {
        var issued = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = Audience,
            ["oid"] = ObjectId,
            ["azp"] = "cccccccc-0000-4000-8000-000000000003",
            ["scp"] = "access_as_user",
            ["nbf"] = issued,
            ["exp"] = issued + 3600,
        };
        foreach (var (name, value) in claims)
        {
            if (value is null)
                payload.Remove(name);
            else
                payload[name] = value;
        }

        return (key ?? Key).Sign(payload);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref _requests);
        if (Instead is not null)
            return Instead(http);

        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(http.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal)
            ? new JsonObject { ["keys"] = new JsonArray(Key.Public()) }.ToJsonString()
            : new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{_app.Urls.Single()}/keys" }.ToJsonString());
    }
}

/// <summary>An RSA key under an id.</summary>
internal sealed class SigningKey
{
    private static readonly Lazy<SigningKey> Stranger = new();
    private readonly RSA _rsa;
    private readonly string _id = Guid.NewGuid().ToString("N");

    public SigningKey()
        : this(RSA.Create(2048))
    {
    }

    private SigningKey(RSA rsa) => _rsa = rsa;

    /// <summary>Another key than every authority's first: one for all tests, each time by another id.</summary>
    public static SigningKey OfAStranger() => Stranger.Value.Renamed();

    /// <summary>The same key, called by another id.</summary>
    public SigningKey Renamed() => new(_rsa);

    public JsonObject Public()
    {
        var key = _rsa.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = _id,
            ["n"] = Base64Url.EncodeToString(key.Modulus),
            ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
    }

    /// <param name="algorithm">RS256, another one of RSA, or what an attacker would write there.</param>
    public string Sign(JsonObject payload, string algorithm = "RS256", string? keyId = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId ?? _id };
        var text = $"{Encode(header)}.{Encode(payload)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "RS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS512" => _rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()), bytes),
            _ => [],
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
