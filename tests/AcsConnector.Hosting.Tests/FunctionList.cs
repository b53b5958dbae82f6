using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Hosting.Tests;

/// <summary>The functions of a package beside the actions of the API.</summary>
internal static class FunctionList
{
    /// <summary>The function for what no other takes.</summary>
    public const string CatchAll = "Other";

    /// <summary>What is wrong, one sentence each; nothing when every action has its function and no other is there.</summary>
    public static IReadOnlyList<string> Compare(JsonArray functions, IEnumerable<RouteEndpoint> actions)
    {
        var wanted = actions.ToDictionary(action => action.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, Takes);
        wanted.Add(CatchAll, "ANY {*path}");
        var found = functions.ToDictionary(function => function!["name"]!.GetValue<string>(), function => Takes(function!["bindings"]![0]!));
        return [.. wanted.Keys.Union(found.Keys).Select(Fault).OfType<string>()];

        string? Fault(string name) => (wanted.GetValueOrDefault(name), found.GetValueOrDefault(name)) switch
        {
            (_, null) => $"The action {name} has no function: add one with [Function(\"{name}\")] to ConnectorFunctions.",
            (null, _) => $"The function {name} stands for no action of the API: remove it, or name it after its action.",
            var (action, function) when action != function => $"The function {name} takes {function}, its action takes {action}.",
            _ => null,
        };
    }

    private static string Takes(RouteEndpoint action) =>
        Takes(action.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods, action.RoutePattern.RawText!.TrimStart('/'));

    private static string Takes(JsonNode trigger) =>
        Takes(trigger["methods"]?.AsArray().Select(method => method!.GetValue<string>()) ?? ["any"], $"{trigger["route"]}");

    private static string Takes(IEnumerable<string> methods, string route) =>
        $"{string.Join(',', methods.Select(method => method.ToUpperInvariant()).Order())} {route}";
}
