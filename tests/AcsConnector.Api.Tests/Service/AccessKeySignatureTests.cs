using System.Text;

namespace AcsConnector.Api.Tests.Service;

public sealed class AccessKeySignatureTests(ClassApiOfFakeService faked) : IClassFixture<ClassApiOfFakeService>
{
    /// <summary>The emulator forgives a host without its port, as the service may for Java's SDK; this API does not rely on that.</summary>
    [Fact]
    public async Task Covers_method_target_date_host_with_port_and_body()
    {
        var (api, service) = faked.Answering(200, """{"token":"t","expiresOn":"2026-11-22T10:00:00+00:00"}""");

        await api.SendAsync(Call.Issue("8:acs:x") with { Connection = $"endpoint={service.Endpoint};accesskey=c2VjcmV0" });

        var sent = Assert.Single(service.Calls);
        var signer = new Signer { Key = "c2VjcmV0", Date = sent.Headers["x-ms-date"] };
        Assert.All(
            signer.Sign("POST", sent.Target, service.Endpoint.Authority, Encoding.UTF8.GetBytes(sent.Body), default),
            signed => Assert.Equal(signed.Value, sent.Headers[signed.Name]));
    }

    [Fact]
    public async Task Is_new_for_every_attempt()
    {
        await using var service = await FakeService.StartAsync(500, "");
        await using var api = await RunningApi.StartAsync(service, ("Upstream:RetryDelay", "00:00:01"));

        await api.SendAsync(Call.Revoke("8:acs:x"));

        Assert.Equal(2, service.Calls.Select(call => call.Headers.Authorization.ToString()).Distinct().Count());
    }
}
