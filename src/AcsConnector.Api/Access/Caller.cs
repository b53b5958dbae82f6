using System.Security.Cryptography;
using AcsConnector.Api.Identity;

namespace AcsConnector.Api.Access;

/// <summary>Who sent this request and what it may reach; <see cref="CallerAuthentication"/> fills it in.</summary>
internal sealed class Caller
{
    private AcsIdentityClient? _client;

    /// <summary>Keeps the callers apart; never a secret.</summary>
    public string Name { get; private set; } = "nobody";

    /// <summary>connectionString, accessKey or managedIdentity.</summary>
    public string SignIn { get; private set; } = "none";

    public bool UsesServerCredential { get; private set; }

    public AcsIdentityClient Client => _client ?? throw new InvalidOperationException("The request has not been authenticated.");

    /// <summary>Another key is another caller: who only knows the endpoint must not find what the key's owner made.</summary>
    public void IsConnection(ConnectionString connection, AcsIdentityClient client)
    {
        _client = client;
        Name = $"connection {client.Endpoint.Authority} {Convert.ToHexString(SHA256.HashData(connection.AccessKey))}";
        SignIn = "connectionString";
    }

    public void IsApiKey(string keyName, AcsIdentityClient client, string signIn) => IsLetIn($"key {keyName}", client, signIn);

    public void IsEntraAccount(EntraAccount account, AcsIdentityClient client, string signIn) =>
        IsLetIn($"entra {account.ObjectId:D}", client, signIn);

    private void IsLetIn(string name, AcsIdentityClient client, string signIn)
    {
        _client = client;
        Name = name;
        SignIn = signIn;
        UsesServerCredential = true;
    }
}
