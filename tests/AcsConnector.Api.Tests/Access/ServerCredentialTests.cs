namespace AcsConnector.Api.Tests.Access;

public sealed class ServerCredentialTests(SharedApi shared)
{
    private const string Wrong = "d3Jvbmc=";

    [Fact]
    public async Task A_connection_string_comes_before_an_endpoint_with_its_key()
    {
        await using var api = await RunningApi.StartAsync(
            ("COMMUNICATION_SERVICES_ENDPOINT", "https://unused.communication.azure.com/"), ("COMMUNICATION_SERVICES_ACCESSKEY", Wrong));

        await AssertSignsInAsync(api, "accessKey");
        Assert.False(WayOut.Only.WasAskedForAnyPortOf("unused.communication.azure.com"));
    }

    [Fact]
    public async Task An_endpoint_with_its_key_is_called_with_that_key()
    {
        await using var service = await FakeService.StartAsync(204, "");
        await using var api = await RunningApi.StartAsync(service, ("COMMUNICATION_SERVICES_CONNECTION_STRING", null),
            ("COMMUNICATION_SERVICES_ENDPOINT", service.Endpoint.AbsoluteUri), ("COMMUNICATION_SERVICES_ACCESSKEY", Wrong));

        await AssertSignsInAsync(api, "accessKey");

        Assert.Equal("HMAC-SHA256", Assert.Single(service.Calls).SignedWith);
    }

    [Fact]
    public async Task The_servers_key_signs_nothing_for_a_caller_with_a_connection_string()
    {
        var api = shared.Api;

        var callers = await api.SendAsync(Call.Create() with { Connection = $"endpoint={api.Endpoint};accesskey={Wrong}" });

        await AssertSignsInAsync(api, "accessKey");
        Assert.Equal((401, "Denied"), (callers.Status, callers.ErrorCode));
    }

    /// <summary>The emulator hands out tokens as App Service does. Its address is in variables of this process, which no other test needs.</summary>
    [Fact]
    public async Task An_endpoint_alone_is_called_with_the_machines_identity_and_only_for_API_keys()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", shared.Api.ManagedIdentityEndpoint);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "any");
        await using var service = await FakeService.StartAsync(204, "");
        await using var api = await RunningApi.StartAsync(service,
            ("COMMUNICATION_SERVICES_CONNECTION_STRING", null), ("COMMUNICATION_SERVICES_ENDPOINT", service.Endpoint.AbsoluteUri));

        await AssertSignsInAsync(api, "managedIdentity");
        await api.SendAsync(Call.TestConnection() with { By = Caller.ConnectionString });

        Assert.Equal(["Bearer", "HMAC-SHA256"], service.Calls.Select(call => call.SignedWith));
    }

    private static async Task AssertSignsInAsync(RunningApi api, string signIn)
    {
        var answer = await api.SendAsync(Call.TestConnection() with { By = Caller.ApiKey });

        Assert.Equal(200, answer.Status);
        Assert.Equal(signIn, answer.Json.GetProperty("signIn").GetString());
    }
}
