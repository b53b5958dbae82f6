using System.Collections.Concurrent;

namespace AcsConnector.Api.Tests.Access;

/// <summary>A name of the service may stand for any address; here the test says for which. Nothing leaves this machine.</summary>
public sealed class PrivateAddressGuardTests(NamedAddresses network) : IClassFixture<NamedAddresses>
{
    private const string NotPublic = "The endpoint of the connection stands for an address that is not public. If the resource has a private endpoint, this server's operator must set Access__AllowPrivateEndpoints to true.";

    /// <summary>Whom the API tried to call.</summary>
    private readonly ConcurrentQueue<string> _called = network.BeginAnew();

    [Theory]
    [InlineData("20.1.2.3")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("223.255.255.255")]
    [InlineData("2603:1030::1")]
    [InlineData("::ffff:20.1.2.3")]
    [InlineData("20.1.2.3 2603:1030::1")]
    public async Task Public_addresses_are_called(string addresses)
    {
        var answer = await AskAsync(addresses);

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Contains($"{addresses}:443", _called);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456:789a::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("20.1.2.3 10.0.0.1")]
    public async Task Private_addresses_are_called_when_the_operator_says_so(string addresses)
    {
        (await AskAsync(addresses)).AssertError(403, "EndpointNotAllowed", NotPublic);
        Assert.Empty(_called);

        var allowed = await AskAsync(addresses, toPrivateOnesToo: true);
        Assert.Equal((502, "UpstreamError"), (allowed.Status, allowed.ErrorCode));
        Assert.Contains($"{addresses}:443", _called);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.0.1")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("20.1.2.3 127.0.0.1")]
    [InlineData("2603:1030::1 169.254.169.254")]
    public async Task All_others_are_never_called(string addresses)
    {
        (await AskAsync(addresses)).AssertError(403, "EndpointNotAllowed", NotPublic);
        (await AskAsync(addresses, toPrivateOnesToo: true)).AssertError(403, "EndpointNotAllowed", NotPublic);
        Assert.Empty(_called);
    }

    [Fact]
    public async Task A_name_without_an_address_is_not_called()
    {
        var answer = await AskAsync("");

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Empty(_called);
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_called()
    {
        var resolved = 0;

        await network.SendAsync(Ask(network.Name(() => Interlocked.Increment(ref resolved) == 1 ? "20.1.2.3" : "127.0.0.1")) with { Method = "POST", Target = "/identities" });

        Assert.Equal("20.1.2.3:443", _called.First());
        Assert.DoesNotContain(_called, call => call.StartsWith("127.", StringComparison.Ordinal));
    }

    /// <summary>No call was made, so no user can be there: the second body is no misuse of the id.</summary>
    [Fact]
    public async Task A_refused_create_leaves_its_request_id_free()
    {
        var create = Ask(network.Name(() => "10.0.0.1")) with { Method = "POST", Target = "/identities", Headers = [("Repeatability-Request-ID", "one")] };

        var refused = await network.SendAsync(create);
        var corrected = await network.SendAsync(create with { Body = """{"expiresInMinutes":60}""" });

        Assert.Equal(("EndpointNotAllowed", "EndpointNotAllowed"), (refused.ErrorCode, corrected.ErrorCode));
    }

    [Fact]
    public async Task The_servers_own_resource_is_the_operators_choice()
    {
        await using var api = await network.StartAsync(_ => "10.0.0.1");

        var answer = await api.SendAsync(Call.TestConnection() with { By = Caller.ApiKey });

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
    }

    /// <summary>Unlike in the other tests, the proxy of this process is not left out.</summary>
    [Fact]
    public async Task A_proxy_may_be_anywhere_and_resolves_by_itself()
    {
        var asked = new ConcurrentQueue<string>();
        await using var api = await network.StartAsync(host =>
        {
            asked.Enqueue(host);
            return "10.0.0.1";
        });

        var answer = await api.SendAsync(Call.TestConnection() with { Connection = "endpoint=https://behind-a-proxy.communication.azure.com/;accesskey=a2V5" });

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.All(asked, host => Assert.Equal("127.0.0.1", host));
        Assert.StartsWith("10.0.0.1:", _called.First(), StringComparison.Ordinal);
    }

    private Task<Answer> AskAsync(string addresses, bool toPrivateOnesToo = false) =>
        network.SendAsync(Ask(network.Name(() => addresses)), toPrivateOnesToo);

    private static Call Ask(string host) =>
        Call.TestConnection() with { Connection = $"endpoint=https://{host}/;accesskey=a2V5" };
}
