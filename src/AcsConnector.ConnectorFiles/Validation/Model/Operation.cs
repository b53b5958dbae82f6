using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A method of a path.</summary>
internal sealed partial class Operation(Definition definition, Node path, Node node)
{
    private IReadOnlyList<Parameter>? _parameters;

    public Definition Definition => definition;

    public Node Node => node;

    public string Method => node.Name!;

    public string Path => path.Name!;

    public Node? Id => node["operationId"];

    /// <summary>As a message names it.</summary>
    public string Name => Id?.Text ?? $"{Method.ToUpperInvariant()} {Path}";

    public IReadOnlyList<Node> Responses => node["responses"]?.Members.Where(response => !response.Name!.StartsWith("x-", StringComparison.Ordinal)).ToList() ?? [];

    public IEnumerable<Node> Successes => Responses.Where(response => response.Name is ['2', _, _]);

    /// <summary>The path's and its own, with references followed; its own win.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters ??= ReadParameters();

    public bool IsInternal => node.TextOf("x-ms-visibility") == "internal";

    public bool IsDeprecated => node["deprecated"]?.IsTrue == true;

    public bool IsWebhook => path["x-ms-notification-content"] is not null;

    /// <summary>Its responses are messages of the Model Context Protocol, which no schema describes.</summary>
    public bool IsMcpServer => node["x-ms-agentic-protocol"] is not null;

    /// <summary>Names in braces, in the path's order.</summary>
    public IEnumerable<string> PathVariables => Braces().Matches(Path).Select(match => match.Groups[1].Value);

    private List<Parameter> ReadParameters()
    {
        var own = Read(node).ToList();
        return [.. Read(path).Where(parameter => !own.Exists(other => other.Name == parameter.Name && other.In == parameter.In)), .. own];
    }

    private IEnumerable<Parameter> Read(Node holder) =>
        from use in holder["parameters"]?.Items ?? []
        let written = definition.Resolve(use)
        where written is not null
        select new Parameter(this, use, written);

    [GeneratedRegex(@"\{([^{}/=]+)(=[^{}/]*)?\}")]
    private static partial Regex Braces();
}
