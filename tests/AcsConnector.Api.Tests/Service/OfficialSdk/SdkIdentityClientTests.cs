using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Tests.Service.OfficialSdk;

/// <summary>What is different with the client of Azure.Communication.Identity; everything else is in the tests of both.</summary>
public sealed class SdkIdentityClientTests
{
    private const string NoCustomIds =
        "This server calls Azure Communication Services with the official SDK, which has no custom IDs. Leave the Custom ID out, or have the server's operator build it without UseOfficialSdk.";

    [Fact]
    public async Task The_SDK_makes_the_call()
    {
        await using var service = await FakeService.StartAsync(201, """{"identity":{"id":"8:acs:x"}}""");
        await using var api = await RunningApi.StartAsync(service);

        await api.SendAsync(Call.Create());

        Assert.StartsWith(
            "AcsConnector azsdk-net-Communication.Identity/", Assert.Single(service.Calls).Headers.UserAgent.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"customId":"alice"}""")]
    [InlineData("""{"customId":""}""")]
    [InlineData("""{"customId":"alice","createTokenWithScopes":["chat"]}""")]
    public async Task Refuses_a_custom_id_by_name_and_makes_no_user(string body)
    {
        await using var api = await RunningApi.StartAsync();

        var answer = await api.SendAsync(Call.Create(body));

        answer.AssertError(400, "CustomIdNotSupported", NoCustomIds, "customId");
        Assert.Equal(0, await api.CountAsync());
    }

    /// <summary>A request that was refused may be put right under the same id.</summary>
    [Fact]
    public async Task Takes_the_request_id_of_a_refused_custom_id_again()
    {
        await using var api = await RunningApi.StartAsync();
        Call Create(string? body) => Call.Create(body) with { Headers = [("Repeatability-Request-ID", "one")] };

        var refused = await api.SendAsync(Create("""{"customId":"alice"}"""));
        var corrected = await api.SendAsync(Create(null));

        Assert.Equal((400, 201), (refused.Status, corrected.Status));
    }

    [Fact]
    public void A_setting_that_needs_custom_ids_stops_the_start()
    {
        var problem = Assert.Throws<SettingException>(() => RunningApi.Build([("Repeatability:ThroughCustomId", "true")]));

        Assert.StartsWith("The setting Repeatability:ThroughCustomId needs custom IDs, which the official SDK does not have.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"scopes":null}""")]
    public async Task Scopes_that_are_missing_are_refused_as_an_empty_list_is(string body)
    {
        await using var api = await RunningApi.StartAsync();

        var answer = await api.SendAsync(Call.Issue(await api.NewUserAsync(), body));

        answer.AssertError(400, "ValidationError", "Invalid scopes - Scopes field is required.", "scopes");
    }
}
