using System.ComponentModel;
using System.Text.Json;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Api.Tests.Definition;

/// <summary>The next action is one file: what designers and callers are told of it comes from there alone.</summary>
public sealed class AddedActionTests
{
    private static readonly IReadOnlyList<IConnectorAction> WithOneMore = [.. ConnectorApi.Actions, new ForgetDevice()];

    [Theory]
    [InlineData("identityId", "User ID", "Azure Communication Services user ID.", "important")]
    [InlineData("deviceId", "Device ID", "The device to forget.", "advanced")]
    public async Task Each_parameter_of_its_path_has_words_of_its_own(string name, string label, string description, string visibility)
    {
        var definition = JsonElement.Parse(await ConnectorDefinition.WriteAsync(WithOneMore, TestContext.Current.CancellationToken));

        var operation = definition.GetProperty("paths").GetProperty("/identities/{identityId}/devices/{deviceId}").GetProperty("delete");
        var parameter = operation.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == name);
        Assert.Equal((label, description, visibility, "single"),
            (Text("x-ms-summary"), Text("description"), Text("x-ms-visibility"), Text("x-ms-url-encoding")));

        string? Text(string member) => parameter.GetProperty(member).GetString();
    }

    [Fact]
    public async Task Its_path_is_among_those_that_a_wrong_path_is_told()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var api = ConnectorApi.Build(builder, HostKind.Local, WithOneMore);
        await api.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(api.Urls.Single()) };

        var text = await (await client.GetAsync("/devices", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "The paths are /identities, /identities/{identityId}, /teamsUser/:exchangeAccessToken, /connection and /identities/{identityId}/devices/{deviceId}.",
            text, StringComparison.Ordinal);
    }

    private sealed class ForgetDevice : IConnectorAction
    {
        public RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
            .MapDelete("/identities/{identityId}/devices/{deviceId}", Handle)
            .WithName("ForgetDevice")
            .WithSummary("Forget a device")
            .WithDescription("Forget a device of the user.");

        private static NoContent Handle(
            [Summary("User ID"), Description("Azure Communication Services user ID."), Visibility(Visibility.Important)] string identityId,
            [Summary("Device ID"), Description("The device to forget."), Visibility(Visibility.Advanced)] string deviceId) =>
            identityId == deviceId ? throw new ArgumentException("No device is a user.") : TypedResults.NoContent();
    }
}
