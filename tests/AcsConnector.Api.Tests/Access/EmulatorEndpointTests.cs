namespace AcsConnector.Api.Tests.Access;

public sealed class EmulatorEndpointTests(SharedApi shared)
{
    [Fact]
    public async Task Its_certificate_is_trusted_for_its_origin_alone()
    {
        await using var service = await FakeService.StartAsync(201, """{"identity":{"id":"8:acs:x"}}""");
        await using var api = await RunningApi.StartAsync(service);
        WayOut.Only.Lead($"{FakeService.ServiceHost}:443", service.Endpoint.Port);

        var there = await api.SendAsync(Call.Create());
        var elsewhere = await api.SendAsync(Call.Create() with { Connection = $"endpoint=https://{FakeService.ServiceHost}/;accesskey=a2V5" });

        Assert.Equal(201, there.Status);
        Assert.Equal((502, "UpstreamError"), (elsewhere.Status, elsewhere.ErrorCode));
        Assert.True(WayOut.Only.WasAskedFor($"{FakeService.ServiceHost}:443"));
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task No_other_certificate_is_trusted_for_its_origin()
    {
        await using var service = await FakeService.StartAsync(201, """{"identity":{"id":"8:acs:x"}}""");
        await using var api = await RunningApi.StartAsync(service, ("Emulator:Certificate", shared.Api.CertificatePath));

        var answer = await api.SendAsync(Call.Create());

        Assert.Equal((502, "UpstreamError"), (answer.Status, answer.ErrorCode));
        Assert.Empty(service.Calls);
    }
}
