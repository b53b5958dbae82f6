using AcsConnector.Flows.Transport;

namespace AcsConnector.Local.Sessions;

/// <summary>The network of one run, as far as the run may reach it.</summary>
internal sealed class FlowNetwork : IDisposable
{
    private readonly HttpClient _client;

    private FlowNetwork(AllowedHosts hosts, bool usesProxy)
    {
        Hosts = hosts;
        _client = new HttpClient(hosts.CreateHandler(usesProxy)) { Timeout = HttpTransport.Timeout };
        Transport = new HttpTransport(_client, hosts);
    }

    /// <summary>Where the run may connect, and where it wanted to.</summary>
    public AllowedHosts Hosts { get; }

    /// <summary>Carries the requests.</summary>
    public FlowTransport Transport { get; }

    /// <summary>No host at all.</summary>
    public static FlowNetwork Offline() => new(AllowedHosts.None, usesProxy: false);

    /// <param name="setup">Its connectors' addresses are named by whoever gave them.</param>
    /// <param name="own">This program's own API, where it runs.</param>
    /// <param name="names">Other hosts: <c>HOST</c>, <c>HOST:PORT</c>, or <c>*</c> for all.</param>
    /// <param name="ask">Asked about another host, once; null where nobody can be.</param>
    /// <param name="usesProxy">Whether the proxy of this machine is used.</param>
    public static FlowNetwork Open(FlowSetup setup, OwnConnector? own, IEnumerable<string> names, Func<Uri, bool>? ask = null, bool usesProxy = true)
    {
        var given = setup.Connectors.Select(connector => connector.Address).Append(own?.Address ?? "").Where(address => address.Length > 0);
        return new FlowNetwork(new AllowedHosts([.. given, .. names], ask), usesProxy);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
