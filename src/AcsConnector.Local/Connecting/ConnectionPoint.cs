using AcsConnector.Emulator.Service;
using AcsConnector.Local.Servers;

namespace AcsConnector.Local.Connecting;

/// <summary>What there is to connect to: an emulator, and the API in front of it.</summary>
/// <param name="Https">The emulator's address for SDKs.</param>
/// <param name="Http">The emulator's address over http.</param>
/// <param name="Api">The address of the connector's API, without a slash at the end.</param>
/// <param name="Files">What makes programs trust the emulator.</param>
public sealed record ConnectionPoint(Uri Https, Uri Http, string Api, TrustFiles Files)
{
    /// <summary>The key that opens the API.</summary>
    public string ApiKey { get; } = LocalApi.ApiKey;

    /// <summary>The key that opens the emulator.</summary>
    public string AccessKey { get; } = DevelopmentResource.PrimaryKey;

    /// <summary>The connection string of https, or of http.</summary>
    public string ConnectionString(bool overHttp) => $"endpoint={(overHttp ? Http : Https)};accesskey={AccessKey}";
}
