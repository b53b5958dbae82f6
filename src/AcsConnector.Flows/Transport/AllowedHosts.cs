using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Flows.Transport;

/// <summary>
/// Where a flow may connect: hosts by name, <c>HOST</c> for any port or <c>HOST:PORT</c>, and <c>*</c> for all that are not this machine,
/// its own network segment or a cloud's metadata service. Those are only ever reached by a name that says so.
/// </summary>
internal sealed class AllowedHosts
{
    private readonly HashSet<string> _names;
    private readonly bool _hasAll;
    private readonly Func<Uri, bool>? _ask;
    private readonly ConcurrentDictionary<string, byte> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="names">Hosts, perhaps with ports, or addresses whose hosts and ports count.</param>
    /// <param name="ask">Asked about another host, once; null where nobody can be.</param>
    public AllowedHosts(IEnumerable<string> names, Func<Uri, bool>? ask = null)
    {
        _names = new(names.Select(NameOf), StringComparer.OrdinalIgnoreCase);
        _hasAll = _names.Contains("*");
        _ask = ask;
    }

    /// <summary>No host at all. Each remembers those that were asked for.</summary>
    public static AllowedHosts None => new([]);

    /// <summary>Every host: whoever gave the client decides.</summary>
    public static AllowedHosts Any => new([], _ => true);

    /// <summary>What a host's name stands for: what the system resolves it to, unless another function is given.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Hosts that were asked for and not allowed, with ports that are not the scheme's own.</summary>
    public IReadOnlyCollection<string> Refused => [.. _refused.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The host of an address, with its port where that is not the scheme's own.</summary>
    public static string NameOf(Uri address) => address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";

    /// <summary>A handler that also looks at the addresses a host's name stands for, when it connects.</summary>
    public SocketsHttpHandler CreateHandler(bool usesProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = usesProxy,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Whether the address may be asked without anybody being asked first.</summary>
    public bool Contains(Uri address) => IsNamed(address) || (_hasAll && !IsLocalName(address.DnsSafeHost));

    /// <exception cref="NoResponseException">It is not allowed.</exception>
    internal void Check(Uri address)
    {
        if (Contains(address) || (_ask is not null && Ask(address)))
            return;
        _refused.TryAdd(NameOf(address), 0);
        throw new NoResponseException($"The flow may not call '{NameOf(address)}': the host is not among those that are allowed.") { IsWorthRetrying = false };
    }

    private bool Ask(Uri address)
    {
        lock (_names)
        {
            if (IsNamed(address))
                return true;
            return !_refused.ContainsKey(NameOf(address)) && _ask!(address) && _names.Add(NameOf(address));
        }
    }

    private bool IsNamed(Uri address) => IsNamed(address.DnsSafeHost, address.Port);

    private bool IsNamed(string host, int port)
    {
        lock (_names)
            return _names.Contains(host) || _names.Contains($"{host}:{port}") || _names.Contains($"[{host}]:{port}") || _names.Contains($"[{host}]");
    }

    /// <summary>Called where a connection is made: through a proxy, with the proxy's address, which nobody has to name.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : await Resolve(host, cancellationToken);
        var isOwnTarget = string.Equals(context.InitialRequestMessage.RequestUri?.DnsSafeHost, host, StringComparison.OrdinalIgnoreCase);
        if (isOwnTarget && !IsNamed(host, context.DnsEndPoint.Port) && Array.Exists(addresses, IsLocal))
            throw new HttpRequestException($"'{host}' stands for this machine or its network, and is only reached where it is allowed by its name.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsLocalName(string host) => IPAddress.TryParse(host, out var address)
        ? IsLocal(address)
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Loopback, link-local (the metadata service of Azure and AWS among them), unspecified, and the other ones known of clouds.</summary>
    private static bool IsLocal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return true;
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? bytes is [0, ..] or [169, 254, ..] or [168, 63, 129, 16] or [100, 100, 100, 200]
            : address.Equals(IPAddress.Parse("fd00:ec2::254"));
    }

    private static string NameOf(string name) => Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? $"{address.Host}:{address.Port}"
        : name.Trim();
}
