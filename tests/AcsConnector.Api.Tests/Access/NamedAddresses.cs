using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AcsConnector.Api.Access;

namespace AcsConnector.Api.Tests.Access;

/// <summary>Two APIs, one of which may call private addresses, in a network where each name stands for the addresses that a test says.</summary>
public sealed class NamedAddresses : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _called = new();
    private readonly ConcurrentDictionary<string, Func<string>> _addresses = new();
    private RunningApi _api = null!;
    private RunningApi _toPrivateOnesToo = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await StartAsync(AddressesOf);
        _toPrivateOnesToo = await StartAsync(AddressesOf, ("Access:AllowPrivateEndpoints", "true"));
    }

    /// <summary>Whom the APIs try to call from now on. The tests of a class run one after the other.</summary>
    internal ConcurrentQueue<string> BeginAnew()
    {
        _called.Clear();
        return _called;
    }

    /// <summary>A host that stands for these addresses, and is called without the proxy of this process.</summary>
    internal string Name(Func<string> addresses)
    {
        var host = $"h{Guid.NewGuid():N}.communication.azure.com";
        _addresses[host] = addresses;
        WayOut.Only.LeaveOut(host);
        return host;
    }

    internal Task<Answer> SendAsync(Call call, bool toPrivateOnesToo = false) => (toPrivateOnesToo ? _toPrivateOnesToo : _api).SendAsync(call);

    /// <summary>One of a test's own.</summary>
    internal Task<RunningApi> StartAsync(Func<string, string> addressesOf, params (string Name, string? Value)[] settings)
    {
        var network = new Network(
            (host, _) => addressesOf(host) is { Length: > 0 } addresses
                ? Task.FromResult(addresses.Split(' ').Select(IPAddress.Parse).ToArray())
                : throw new SocketException((int)SocketError.HostNotFound),
            (addresses, port, _) =>
            {
                _called.Enqueue($"{string.Join(' ', addresses.Select(address => address.ToString()))}:{port}");
                throw new SocketException((int)SocketError.ConnectionRefused);
            });
        return RunningApi.StartAsync([network], new Uri("https://servers-own.communication.azure.com/"),
            [("Emulator:Endpoint", null), ("Emulator:Certificate", null), .. settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _toPrivateOnesToo.DisposeAsync();
    }

    private string AddressesOf(string host) => _addresses[host]();
}
