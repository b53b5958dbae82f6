using System.Security.Cryptography;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Service;

namespace AcsConnector.Api.Access;

/// <summary>Who sent a request and what it may reach, as <see cref="CallerAuthentication"/> found out.</summary>
internal sealed class Caller
{
    private const int FingerprintLength = 16;

    private Caller(string name, IAcsIdentityClient client, string signIn)
    {
        Name = Label = Share = name;
        Client = client;
        SignIn = signIn;
    }

    /// <summary>Keeps the callers apart; never a secret.</summary>
    public string Name { get; }

    /// <summary>The same caller's other name: both API keys open one resource, and one takes the other's place. Null for all others.</summary>
    public string? OtherName { get; private init; }

    /// <summary>Callers that get one part of what there is for all: those with an API key, each account, those of one resource.</summary>
    public string Share { get; private init; }

    /// <summary>connectionString, accessKey or managedIdentity.</summary>
    public string SignIn { get; }

    /// <summary>For people: the name, with a fingerprint in place of the whole hash.</summary>
    public string Label { get; private init; }

    public bool UsesServerCredential { get; private init; }

    /// <summary>Reaches the caller's resource.</summary>
    public IAcsIdentityClient Client { get; }

    /// <summary>Another key is another caller: who only knows the endpoint must not find what the key's owner made.</summary>
    public static Caller FromConnection(ConnectionString connection, IAcsIdentityClient client)
    {
        var hash = Convert.ToHexString(SHA256.HashData(connection.AccessKey));
        return new Caller($"connection {client.Endpoint.Authority} {hash}", client, "connectionString")
        {
            Label = $"connection {hash[..FingerprintLength]}",
            Share = client.Endpoint.Authority,
        };
    }

    public static Caller FromApiKey(string keyName, ServersResource server) => new($"key {keyName}", server.Client, server.SignIn)
    {
        OtherName = $"key {ApiKeys.OtherThan(keyName)}",
        Share = "keys",
        UsesServerCredential = true,
    };

    public static Caller FromEntraAccount(EntraAccount account, ServersResource server) =>
        new($"entra {account.ObjectId:D}", server.Client, server.SignIn) { UsesServerCredential = true };

    public AuditedCaller ToAudited() => new(Label, SignIn, Client.Endpoint.Host);
}
