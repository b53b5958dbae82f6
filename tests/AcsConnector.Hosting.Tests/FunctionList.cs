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
        var wanted = actions.ToDictionary(
            action => action.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
            action => $"{Join(action.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)} {action.RoutePattern.RawText!.TrimStart('/')}");
        wanted.Add(CatchAll, "ANY {*path}");
        var found = functions.ToDictionary(function => function!["name"]!.GetValue<string>(), function => Describe(function!["bindings"]![0]!));

        return
        [
            .. wanted.Keys.Except(found.Keys).Select(name => $"The action {name} has no function: add one with [Function(\"{name}\")] to ConnectorFunctions."),
            .. found.Keys.Except(wanted.Keys).Select(name => $"The function {name} stands for no action of the API: remove it, or name it after its action."),
            .. wanted.Keys.Intersect(found.Keys).Where(name => wanted[name] != found[name])
                .Select(name => $"The function {name} takes {found[name]}, its action takes {wanted[name]}."),
        ];
    }

    private static string Describe(JsonNode trigger) =>
        $"{(trigger["methods"] is { } methods ? Join(methods.AsArray().Select(method => method!.GetValue<string>())) : "ANY")} {trigger["route"]}";

    private static string Join(IEnumerable<string> methods) => string.Join(',', methods.Select(method => method.ToUpperInvariant()).Order());
}
