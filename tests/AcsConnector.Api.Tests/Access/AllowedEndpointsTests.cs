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

        answer.AssertError(502, "UpstreamError", "Azure Communication Services could not be reached, or its response was lost. Check the endpoint of the connection, then try again; a user may have been created all the same.");
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
    [InlineData("https://@empty-user.communication.azure.com/")]
    [InlineData("https://:@empty-password.communication.azure.com/")]
    [InlineData("https://empty-query.communication.azure.com/?")]
    [InlineData("https://empty-fragment.communication.azure.com/#")]
    [InlineData("https://dot-segment.communication.azure.com/.")]
    [InlineData("https://up.communication.azure.com/a/..")]
    [InlineData("https://encoded-up.communication.azure.com/%2e%2e/")]
    [InlineData("https://two-slashes.communication.azure.com//")]
    [InlineData("https://portless.communication.azure.com:/")]
    [InlineData("https://port-443.communication.azure.com:0443/")]
    [InlineData("https://port-80.communication.azure.com:80/")]
    [InlineData("https://port-and-dot.communication.azure.com.:443/")]
    [InlineData("https://xn--bcher-kva.communication.azure.com/")]
    [InlineData("https://a.xn--80ak6aa92e.communication.azure.com/")]
    [InlineData("https://kelvin-sign.\u212Aa.communication.azure.com/")]
    [InlineData("https://full-width-\uFF41.communication.azure.com/")]
    [InlineData("https://zero-width\u200B.communication.azure.com/")]
    [InlineData("https://soft\u00ADhyphen.communication.azure.com/")]
    [InlineData("https://cyrillic-a.communic\u0430tion.azure.com/")]
    [InlineData("https://ideographic.communication.azure.com\u3002/")]
    [InlineData("https://under_score.communication.azure.com/")]
    [InlineData("https://-hyphen-first.communication.azure.com/")]
    [InlineData("https://hyphen-last-.communication.azure.com/")]
    [InlineData("https://0/")]
    [InlineData("https://127.1/")]
    [InlineData("https://0177.0.0.3/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[::ffff:169.254.169.254]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://a-10-0-0-1.communication.azure.com.sslip.io/")]
    [InlineData("https://communication.azure.com.localhost/")]
    [InlineData("https://x.communication.azure.co/")]
    [InlineData("https://x.communication.azure.comm/")]
    [InlineData("https://x-communication.azure.com/")]
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
    [InlineData("https://encoded-dot%2ecommunication.azure.com/")]
    [InlineData("https://encoded-end.communication.azure.com%2e/")]
    [InlineData("https://evil-encoded-slash.com%2f.communication.azure.com/")]
    [InlineData("https://nul%00.communication.azure.com/")]
    [InlineData("https://two..dots.communication.azure.com/")]
    [InlineData("https:one-slash.communication.azure.com/")]
    [InlineData("https:/one-slash.communication.azure.com/")]
    [InlineData("https:\\\\backslashes.communication.azure.com\\")]
    [InlineData("https://tab.communication.azure.com\t/")]
    [InlineData("https://[::1].communication.azure.com/")]
    [InlineData("https://[::1%25lo]x/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://gopher.communication.azure.com/")]
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
