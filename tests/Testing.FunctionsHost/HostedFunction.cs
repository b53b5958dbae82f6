using System.Text.Json.Nodes;
using AcsConnector.Testing.Hosting.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace AcsConnector.Testing.Hosting;

/// <summary>A function as its worker described it.</summary>
internal sealed class HostedFunction
{
    private readonly TemplateMatcher _route;
    private readonly HashSet<string>? _methods;

    public HostedFunction(RpcFunctionMetadata metadata, string routePrefix)
    {
        Metadata = metadata;
        var trigger = JsonNode.Parse(metadata.RawBindings[0])!;
        Parameter = trigger["name"]!.GetValue<string>();
        _methods = trigger["methods"]?.AsArray().Select(method => method!.GetValue<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var template = TemplateParser.Parse($"{routePrefix}/{trigger["route"] ?? metadata.Name}".TrimStart('/'));
        Precedence = RoutePrecedence.ComputeInbound(template);
        _route = new TemplateMatcher(template, []);
    }

    public RpcFunctionMetadata Metadata { get; }

    /// <summary>The name of the trigger's parameter.</summary>
    public string Parameter { get; }

    /// <summary>The lower, the sooner it is asked.</summary>
    public decimal Precedence { get; }

    public bool Takes(HttpRequest request) =>
        _methods?.Contains(request.Method) != false && _route.TryMatch(request.Path, new RouteValueDictionary());
}
