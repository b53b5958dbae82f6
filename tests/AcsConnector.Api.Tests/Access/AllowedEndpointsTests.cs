namespace AcsConnector.Api.Tests.Access;

/// <summary>Every host stands in one row only, so that the way out can tell whether that row's request left.</summary>
public sealed class AllowedEndpointsTests(SharedApi shared)
{
    [Theory]
    [InlineData("https://plain.communication.azure.com/", "plain.communication.azure.com")]
    [InlineData("https://slashless.communication.azure.com", "slashless.communication.azure.com")]
    [InlineData("https://contoso.europe.communication.azure.com/", "contoso.europe.communication.azure.com")]
    [InlineData("HTTPS://UPPER.Communication.Azure.COM/", "upper.communication.azure.com")]
    [InlineData("https://default-port.communication.azure.com:443/", "default-port.communication.azure.com")]
    public async Task A_resource_of_the_service_is_called(string endpoint, string host)
    {
        var answer = await AskAsync(shared.Api, endpoint);

        answer.AssertError(502, "UpstreamError", "Azure Communication Services could not be reached, or its answer was lost. Check the endpoint of the connection, then try again; a user may have been created all the same.");
        Assert.True(WayOut.Only.WasAskedFor($"{host}:443"));
    }

    [Theory]
    [InlineData("http://http.communication.azure.com/")]
    [InlineData("ftp://ftp.communication.azure.com/")]
    [InlineData("wss://wss.communication.azure.com/")]
    [InlineData("https://port.communication.azure.com:8443/")]
    [InlineData("https://user@user.communication.azure.com/")]
    [InlineData("https://user:password@password.communication.azure.com/")]
    [InlineData("https://path.communication.azure.com/identities")]
    [InlineData("https://query.communication.azure.com/?a=b")]
    [InlineData("https://fragment.communication.azure.com/#a")]
    [InlineData("https://trailing-dot.communication.azure.com./")]
    [InlineData("https://communication.azure.com/")]
    [InlineData("https://evilcommunication.azure.com/")]
    [InlineData("https://communication.azure.com.evil.com/")]
    [InlineData("https://contoso.communication.azure.com.evil.com/")]
    [InlineData("https://evil-path.com/.communication.azure.com")]
    [InlineData("https://evil-fragment.com#.communication.azure.com")]
    [InlineData("https://evil-query.com?.communication.azure.com")]
    [InlineData("https://contoso.communication.azure.com@evil-user.com/")]
    [InlineData("https://government.communication.azure.us/")]
    [InlineData("https://china.communication.azure.cn/")]
    [InlineData("https://unrelated.azure.com/")]
    [InlineData("https://b\u00FCcher.communication.azure.com/")]
    [InlineData("https://full\uFF0Estop.communication.azure.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.0.0.2/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://127.0.0.1.nip.io/")]
    [InlineData("https://localhost/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://a123456789012345678901234567890123456789012345678901234567890.b123456789012345678901234567890123456789012345678901234567890.c123456789012345678901234567890123456789012345678901234567890.d123456789012345678901234567890123456789012345678901234567890.communication.azure.com/")]
    public async Task Anything_else_is_refused_before_a_packet_leaves(string endpoint)
    {
        var answer = await AskAsync(shared.Api, endpoint);

        answer.AssertError(400, "InvalidConnectionString", "endpoint in connectionString must be https://<name>.communication.azure.com/.");
        Assert.False(WayOut.Only.WasAskedForAnyPortOf(new Uri(endpoint).IdnHost));
    }

    [Theory]
    [InlineData("https://.communication.azure.com/")]
    [InlineData("https://backslash.communication.azure.com\\@evil.com/")]
    [InlineData("https://evil-slash.com\\.communication.azure.com/")]
    [InlineData("https://encoded.communication.azure.com%2eevil.com/")]
    [InlineData("https://empty-port.communication.azure.com:x/")]
    [InlineData("//schemeless.communication.azure.com/")]
    [InlineData("contoso.communication.azure.com")]
    public async Task So_is_what_is_no_address_at_all(string endpoint)
    {
        var answer = await AskAsync(shared.Api, endpoint);

        Assert.Equal((400, "InvalidConnectionString"), (answer.Status, answer.ErrorCode));
    }

    /// <summary>Only the origin that the server was configured with, not another name or port of the same machine.</summary>
    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("https://[::1]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("https://localhost.:{0}/")]
    [InlineData("https://localhost:{0}/identities")]
    [InlineData("https://user@localhost:{0}/")]
    public async Task The_emulator_is_called_by_its_configured_address_only(string form)
    {
        var answer = await AskAsync(shared.Api, string.Format(null, form, new Uri(shared.Api.Endpoint).Port));

        Assert.Equal((400, "InvalidConnectionString"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData(".communication.azure.us", "https://asked-for.communication.azure.us/", 502)]
    [InlineData(".communication.azure.cn", "https://asked-for.communication.azure.cn/", 502)]
    [InlineData(".communication.azure.us", "https://not-asked-for.communication.azure.com/", 400)]
    [InlineData(".communication.azure.us", "https://not-asked-for.communication.azure.cn/", 400)]
    public async Task Other_clouds_are_called_when_the_server_is_configured_so(string suffix, string endpoint, int status)
    {
        await using var api = await RunningApi.StartAsync(("Access:EndpointSuffixes:0", suffix));

        var answer = await AskAsync(api, endpoint);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 502, WayOut.Only.WasAskedForAnyPortOf(new Uri(endpoint).Host));
    }

    private static Task<Answer> AskAsync(RunningApi api, string endpoint) =>
        api.SendAsync(Call.Create() with { Connection = $"endpoint={endpoint};accesskey=a2V5" });
}
