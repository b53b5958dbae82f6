using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>A flow as it stands in its file, whatever the shape of that file. Nothing in it is judged yet.</summary>
internal sealed record FlowDefinition
{
    /// <summary>The display name, or the file's or folder's name where the shape has none.</summary>
    public required string Name { get; init; }

    public required FlowHost Host { get; init; }

    /// <summary>The file it was read from, with the entry inside for a zip (<c>export.zip!Workflows/a.json</c>).</summary>
    public required string File { get; init; }

    /// <summary>JSON pointer of <see cref="Definition"/> in that file; empty when the file is the definition.</summary>
    public required string Pointer { get; init; }

    /// <summary>The workflow definition: <c>parameters</c>, <c>triggers</c>, <c>actions</c>, <c>outputs</c>, <c>staticResults</c>.</summary>
    public required ObjectValue Definition { get; init; }

    /// <summary>Values for the definition's parameters that stand beside it: a template's, a code view's, parameters.json's.</summary>
    public ObjectValue ParameterValues { get; init; } = ObjectValue.Empty;

    /// <summary>Texts of a template's definition that stand there as they are written, because the template has no value for them.</summary>
    public IReadOnlyList<UnresolvedText> Unresolved { get; init; } = [];

    /// <summary>By the key that actions use: connectionReferences, <c>$connections</c>, or managedApiConnections.</summary>
    public ObjectValue Connections { get; init; } = ObjectValue.Empty;

    /// <summary>A Standard workflow's local.settings.json.</summary>
    public ObjectValue AppSettings { get; init; } = ObjectValue.Empty;

    /// <summary>Where the file is not JSON to anybody who is strict; null where it is.</summary>
    public JsonMistake? JsonMistake { get; init; }

    /// <summary>Of a flow in a template: reads it once more.</summary>
    internal Func<ObjectValue, FlowDefinition>? WithTemplateValues { get; init; }

    /// <summary>The names a parent flow may call it by: its id, its file's name, its display name.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The flows of the same file, export or folder, this one among them: it may call them without anybody giving them.</summary>
    public IReadOnlyList<FlowDefinition> Siblings { get; private init; } = [];

    /// <summary>The flows of one file, export or folder, as each other's siblings.</summary>
    public static IReadOnlyList<FlowDefinition> Together(IEnumerable<FlowDefinition> flows)
    {
        var together = new List<FlowDefinition>();
        foreach (var flow in flows)
            together.Add(flow with { Siblings = together });
        return together;
    }

    /// <summary>The same flow with values for its template's parameters; of another shape it stays as it is.</summary>
    /// <param name="values">By name.</param>
    public FlowDefinition WithTemplateParameters(ObjectValue values) => WithTemplateValues is { } read && values.Count > 0 ? read(values) : this;
}
