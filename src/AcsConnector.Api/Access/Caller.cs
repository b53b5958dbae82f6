using System.Security.Cryptography;
using AcsConnector.Api.Service;

namespace AcsConnector.Api.Access;

/// <summary>Who sent this request and what it may reach; <see cref="CallerAuthentication"/> fills it in.</summary>
internal sealed class Caller
{
    private const int FingerprintLength = 16;
    private IAcsIdentityClient? _client;

    /// <summary>Keeps the callers apart; never a secret.</summary>
    public string Name { get; private set; } = "nobody";

    /// <summary>The same caller's other name: both API keys open one resource, and one takes the other's place. Null for all others.</summary>
    public string? OtherName { get; private set; }

    /// <summary>Callers that get one part of what there is for all: those with an API key, each account, those of one resource.</summary>
    public string Share { get; private set; } = "nobody";

    /// <summary>connectionString, accessKey or managedIdentity.</summary>
    public string SignIn { get; private set; } = "none";

    /// <summary>For people: the name, with a fingerprint in place of the whole hash.</summary>
    public string Label { get; private set; } = "nobody";

    /// <summary>The host that is called for this caller.</summary>
    public string? Endpoint => _client?.Endpoint.Host;

    public bool UsesServerCredential { get; private set; }

    public IAcsIdentityClient Client => _client ?? throw new InvalidOperationException("The request has not been authenticated.");

    /// <summary>Another key is another caller: who only knows the endpoint must not find what the key's owner made.</summary>
    public void IsConnection(ConnectionString connection, IAcsIdentityClient client)
    {
        _client = client;
        var hash = Convert.ToHexString(SHA256.HashData(connection.AccessKey));
        Name = $"connection {client.Endpoint.Authority} {hash}";
        Label = $"connection {hash[..FingerprintLength]}";
        Share = client.Endpoint.Authority;
        SignIn = "connectionString";
    }

    public void IsApiKey(string keyName, IAcsIdentityClient client, string signIn)
    {
        IsLetIn($"key {keyName}", client, signIn);
        OtherName = $"key {ApiKeys.OtherThan(keyName)}";
        Share = "keys";
    }

    public void IsEntraAccount(EntraAccount account, IAcsIdentityClient client, string signIn) =>
        IsLetIn($"entra {account.ObjectId:D}", client, signIn);

    private void IsLetIn(string name, IAcsIdentityClient client, string signIn)
    {
        _client = client;
        Name = Label = Share = name;
        SignIn = signIn;
        UsesServerCredential = true;
    }
}
