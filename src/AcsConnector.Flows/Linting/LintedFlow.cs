using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>A definition's actions, whatever is wrong with them, and what was found.</summary>
internal sealed class LintedFlow
{
    private readonly List<LintedAction> _actions = [];
    private readonly Dictionary<string, LintedAction> _byName = new(StringComparer.OrdinalIgnoreCase);

    public LintedFlow(FlowDefinition definition, FlowLanguage language, FlowLimits limits)
    {
        Definition = definition;
        Language = language;
        Limits = limits;
        ReadBlock(definition.Definition["actions"], definition.Pointer + "/actions", parent: null);
        foreach (var action in _actions)
            _byName.TryAdd(action.Name, action);
        OtherTexts =
        [
            .. definition.Definition["triggers"].AsObject().SelectMany(TriggerTexts),
            .. LintedText.In(definition.Definition["outputs"], definition.Pointer + "/outputs", limits),
        ];
    }

    public FlowDefinition Definition { get; }

    public FlowLanguage Language { get; }

    public FlowLimits Limits { get; }

    /// <summary>All of them, outer ones before those inside.</summary>
    public IReadOnlyList<LintedAction> Actions => _actions;

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Those of triggers and of the flow's outputs.</summary>
    public IReadOnlyList<LintedText> OtherTexts { get; }

    /// <summary>Every text with the action it belongs to.</summary>
    public IEnumerable<(LintedText Text, LintedAction? Action)> Texts =>
        _actions.SelectMany(action => action.Texts.Select(text => (text, (LintedAction?)action)))
            .Concat(OtherTexts.Select(text => (text, (LintedAction?)null)));

    public List<FlowFinding> Findings { get; } = [];

    public LintedAction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether one has ended when the other starts. Agents hand over to each other beside <c>runAfter</c>: there it may have.</summary>
    public bool RunsBefore(LintedAction earlier, LintedAction later) =>
        earlier.RunsBefore(later) || _actions.Exists(action => action.Is("AgentHandoff"));

    /// <summary>Whether an expression at that place, or in it, was found wrong.</summary>
    public bool HasExpressionFinding(string pointer) => Findings.Exists(finding =>
        (finding.Rule == FlowRules.SyntaxError || finding.Rule == FlowRules.ExpressionTooLong) && finding.Pointer.StartsWith(pointer, StringComparison.Ordinal));

    public void Add(FlowRule rule, string pointer, string? action, string message) =>
        Findings.Add(new FlowFinding(rule, pointer, action, message));

    private void ReadBlock(Value? json, string pointer, LintedAction? parent)
    {
        var siblings = new List<LintedAction>();
        foreach (var (name, value) in json.AsObject())
        {
            var members = value.AsObject();
            var definition = new ActionDefinition(name, members["type"].Text() ?? "", members, $"{pointer}/{JsonPointer.Escape(name)}");
            var action = new LintedAction(definition, parent, siblings, Limits);
            siblings.Add(action);
            _actions.Add(action);
            ReadInside(action);
        }
    }

    private void ReadInside(LintedAction action)
    {
        var json = action.Definition.Json;
        ReadBlock(json["actions"], action.Pointer + "/actions", action);
        foreach (var branch in (string[])["else", "default"])
            ReadBlock(json[branch].Member("actions"), $"{action.Pointer}/{branch}/actions", action);
        // An agent's tools are blocks, too.
        foreach (var branches in (string[])["cases", "tools"])
        {
            foreach (var (name, branch) in json[branches].AsObject())
                ReadBlock(branch.Member("actions"), $"{action.Pointer}/{branches}/{JsonPointer.Escape(name)}/actions", action);
        }
    }

    private IEnumerable<LintedText> TriggerTexts(KeyValuePair<string, Value> trigger) =>
        from member in (string[])["inputs", "conditions", "splitOn"]
        let pointer = $"{Definition.Pointer}/triggers/{JsonPointer.Escape(trigger.Key)}/{member}"
        from text in LintedText.In(trigger.Value.Member(member), pointer, Limits)
        select text;
}
