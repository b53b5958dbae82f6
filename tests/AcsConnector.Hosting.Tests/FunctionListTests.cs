using System.Text.Json.Nodes;
using AcsConnector.Api;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Hosting.Tests;

/// <summary>An action stands twice: as a route of the API, and as a function, so that the platform knows it.</summary>
public sealed class FunctionListTests(PublishedWorker published)
{
    [Fact]
    public async Task Every_action_has_its_function_and_every_function_its_action()
    {
        var wrong = FunctionList.Compare(Functions(), await ActionsAsync());

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(7, Functions().Count);
    }

    [Fact]
    public void Callers_are_checked_by_the_API_alone() =>
        Assert.All(Functions(), function => Assert.Equal("Anonymous", function!["bindings"]![0]!["authLevel"]!.GetValue<string>()));

    [Theory]
    [InlineData("forgotten", """The action TestConnection has no function: add one with [Function("TestConnection")] to ConnectorFunctions.""")]
    [InlineData("too many", "The function More stands for no action of the API: remove it, or name it after its action.")]
    [InlineData("method", "The function TestConnection takes PUT connection, its action takes GET connection.")]
    [InlineData("route", "The function TestConnection takes GET connections, its action takes GET connection.")]
    [InlineData("catch-all", "The function Other takes ANY rest, its action takes ANY {*path}.")]
    public async Task Tells_of_a_function_that_is_wrong(string how, string sentence)
    {
        var functions = Functions();
        var test = functions.Single(function => function!["name"]!.GetValue<string>() == "TestConnection")!;
        var other = functions.Single(function => function!["name"]!.GetValue<string>() == FunctionList.CatchAll)!;
        Action change = how switch
        {
            "forgotten" => () => functions.Remove(test),
            "too many" => () => functions.Add(Renamed(test, "More")),
            "method" => () => test["bindings"]![0]!["methods"] = new JsonArray("put"),
            "route" => () => test["bindings"]![0]!["route"] = "connections",
            _ => () => other["bindings"]![0]!["route"] = "rest",
        };
        change();

        Assert.Equal([sentence], FunctionList.Compare(functions, await ActionsAsync()));
    }

    private static JsonNode Renamed(JsonNode function, string name)
    {
        var copy = function.DeepClone();
        copy["name"] = name;
        return copy;
    }

    private JsonArray Functions() => JsonNode.Parse(published.Read("functions.metadata"))!.AsArray();

    private static async Task<IReadOnlyList<RouteEndpoint>> ActionsAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        await using var app = ConnectorApi.Build(builder, HostKind.Local);
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
    }
}
