using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Programs.Tests.Starting;

/// <summary>Who can reach what <c>start</c> starts. On Linux all of 127.0.0.0/8 are addresses of the machine, and 127.0.0.2 is not localhost.</summary>
public sealed class ListenTests : IDisposable
{
    private const string NeedsLinux = "Needs Linux, where 127.0.0.2 is an address of the machine.";
    private static readonly IPAddress Another = IPAddress.Parse("127.0.0.2");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Programs_of_this_machine_alone_unless_it_is_told_otherwise()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        await using var connector = await RunningConnector.StartAsync(_folder.Path, "--in-memory");

        Assert.All(PortsOf(connector), port => Assert.False(IsReached(port), $"{port}"));
    }

    [Fact]
    public async Task Every_address_of_the_machine_with_listen_any_and_the_lines_it_prints_stay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        await using var connector = await RunningConnector.StartAsync(_folder.Path, "--in-memory", "--listen", "any");

        Assert.All(PortsOf(connector), port => Assert.True(IsReached(port), $"{port}"));
        Assert.StartsWith("https://localhost:", connector.EmulatorEndpoint, StringComparison.Ordinal);
        Assert.All([connector.Page, $"{connector.Api.BaseAddress}", connector.EmulatorHttpEndpoint], one => Assert.StartsWith("http://127.0.0.1:", one, StringComparison.Ordinal));
        using var created = await connector.SendAsync(HttpMethod.Post, "/identities", connector.ApiKey);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    /// <summary>What needs no key answers to the name of this machine alone all the same, so that no page of another name can use it.</summary>
    [Fact]
    public async Task The_page_and_the_emulators_own_routes_still_answer_to_localhost_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsLinux);
        await using var connector = await RunningConnector.StartAsync(_folder.Path, "--in-memory", "--listen", "any");
        using var client = new HttpClient();

        foreach (var (port, path) in new[] { (new Uri(connector.Page).Port, "/"), (new Uri(connector.EmulatorHttpEndpoint).Port, "/_emulator/identities") })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(client, port, path, "another-container"));
            Assert.Equal(HttpStatusCode.OK, await GetAsync(client, port, path, "localhost"));
        }
    }

    /// <summary>From elsewhere, to a server that is called by this name.</summary>
    private static async Task<HttpStatusCode> GetAsync(HttpClient client, int port, string path, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Another}:{port}{path}") { Headers = { Host = $"{name}:{port}" } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static IEnumerable<int> PortsOf(RunningConnector connector) =>
        new[] { connector.Page, $"{connector.Api.BaseAddress}", connector.EmulatorEndpoint, connector.EmulatorHttpEndpoint }.Select(one => new Uri(one).Port);

    private static bool IsReached(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(Another, port);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
