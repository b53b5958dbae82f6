using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Functions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>
/// A context written down as JSON, to try an expression without a run: <c>parameters</c>, <c>variables</c>,
/// <c>actions {name: {status, outputs, error}}</c>, <c>trigger {outputs}</c>, <c>item</c>, <c>items {loop: item}</c>, <c>now</c>,
/// <c>workflow</c>, <c>appsettings</c>. What is missing is not there.
/// </summary>
internal sealed class JsonContext : EvaluationContext
{
    private readonly ObjectValue _json;

    /// <param name="json">The object; <see cref="ObjectValue.Empty"/> for nothing at all.</param>
    /// <param name="time">Tells the time where the object has no <c>now</c>.</param>
    /// <param name="limits">The service's, if null.</param>
    /// <param name="functions">Functions of the host's own beside the service's.</param>
    /// <exception cref="ValueJsonException"><c>now</c> is not a time.</exception>
    public JsonContext(ObjectValue json, TimeProvider time, FlowLimits? limits = null, IReadOnlyList<Function>? functions = null)
    {
        _json = json;
        Limits = limits ?? FlowLimits.Default;
        Functions = BuiltInFunctions.Table.With(functions ?? []);
        Trigger = json["trigger"] is ObjectValue trigger ? Record(Text(trigger["name"]) ?? "manual", trigger) : null;
        UtcNow = json["now"] is not StringValue { Content: var now } ? time.GetUtcNow()
            : DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed
            : throw new ValueJsonException($"\"now\" is not a time: {now}");
    }

    public override FunctionTable Functions { get; }

    public override FlowLimits Limits { get; }

    public override DateTimeOffset UtcNow { get; }

    public override ActionRecord? Trigger { get; }

    public override Value? Item => _json["item"];

    public override Value Workflow => _json["workflow"] ?? ObjectValue.Empty;

    public override string? CallbackUrl => Text(_json["callbackUrl"]);

    public override bool HasAppSettings => _json["appsettings"] is not null;

    public override Value? Parameter(string name) => In("parameters", name);

    public override Value? Variable(string name) => In("variables", name);

    public override ActionRecord? Action(string name) => In("actions", name) is ObjectValue action ? Record(name, action) : null;

    public override Value? ItemOf(string loop) => In("items", loop);

    public override long? IterationIndexOf(string loop) => In("iterationIndexes", loop) is IntegerValue index ? index.Content : null;

    public override Value? ResultOf(string block) => In("results", block);

    public override Value? AppSetting(string name) => In("appsettings", name);

    public override IEnumerable<string> ParameterNames => NamesIn("parameters");

    public override IEnumerable<string> VariableNames => NamesIn("variables");

    public override IEnumerable<string> ActionNames => NamesIn("actions");

    public override IEnumerable<string> ItemNames => NamesIn("items");

    public override IEnumerable<string> IterationIndexNames => NamesIn("iterationIndexes");

    public override IEnumerable<string> ResultNames => NamesIn("results");

    public override IEnumerable<string> AppSettingNames => NamesIn("appsettings");

    private IEnumerable<string> NamesIn(string kind) => _json[kind].AsObject().Names;

    private Value? In(string kind, string name) => _json[kind].Member(name);

    private static string? Text(Value? value) => (value as StringValue)?.Content;

    private static ActionRecord Record(string name, ObjectValue json) => new()
    {
        Name = name,
        Type = Text(json["type"]),
        Status = Text(json["status"]) ?? "Succeeded",
        Code = Text(json["code"]),
        Inputs = json["inputs"],
        Outputs = json["outputs"],
        Error = json["error"],
    };
}
