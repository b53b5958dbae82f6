using System.Net;
using System.Net.Sockets;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Tests.Transport;

/// <summary>A name says nothing of where it leads: the addresses count, when a connection is made.</summary>
public sealed class AllowedHostsTests : IDisposable
{
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public AllowedHostsTests() => _server.Start();

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task All_hosts_are_not_those_whose_names_stand_for_this_machine_or_its_network(string address)
    {
        var hosts = new AllowedHosts(["*"]) { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }) };

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(hosts));

        Assert.StartsWith("'inside.contoso.com' stands for this machine or its network", (failure.InnerException ?? failure).Message, StringComparison.Ordinal);
        Assert.False(_server.Pending());
    }

    [Fact]
    public async Task A_host_that_is_named_is_reached_wherever_it_is()
    {
        var hosts = new AllowedHosts(["inside.contoso.com"]) { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) };

        var call = GetAsync(hosts);
        using var client = await _server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, await call);
    }

    private async Task<HttpStatusCode> GetAsync(AllowedHosts hosts)
    {
        using var client = new HttpClient(hosts.CreateHandler(usesProxy: false));
        using var response = await client.GetAsync(new Uri($"http://inside.contoso.com:{Port}/"), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
