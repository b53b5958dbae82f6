using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Local.Playground;

/// <summary>What a run was given, for a file that others may read: without what is secret in a run, and what is declared as secure.</summary>
internal sealed class GivenWithoutSecrets(OpenFlow flow)
{
    private readonly Secrets _secrets = new();

    public ObjectValue Of(ObjectValue given)
    {
        _secrets.Find(WithoutPlaceholders(given));
        foreach (var (name, value) in given["settings"].AsObject().Where(setting => setting.Value is StringValue))
            _secrets.AddSetting(name, value.ToText());
        if (HidesTrigger(flow.Definition) && given["trigger"] is { } trigger && !trigger.Equals(flow.Source.Sample?.Trigger))
            given = given.With("trigger", Hide(trigger));
        return (ObjectValue)_secrets.Mask(given.With("parameters", HideSecure(given["parameters"].AsObject())));
    }

    private static bool HidesTrigger(FlowDefinition definition) =>
        definition.Definition["triggers"].AsObject().FirstOrDefault().Value is ObjectValue trigger && SecureData.Hides(trigger, "outputs");

    /// <summary>The values of those whose type is secure.</summary>
    private ObjectValue HideSecure(ObjectValue parameters) => new([.. parameters.Select(parameter => (parameter.Key, IsSecure(parameter.Key) ? Hide(parameter.Value) : parameter.Value))]);

    private bool IsSecure(string parameter) =>
        flow.Definition.Definition["parameters"].Member(parameter).Member("type").Text()?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Every text and number in it.</summary>
    private static Value Hide(Value value) => value switch
    {
        ObjectValue members => new ObjectValue([.. members.Select(member => (member.Key, Hide(member.Value)))]),
        ArrayValue { Items: var items } => new ArrayValue([.. items.Select(Hide)]),
        StringValue { Content.Length: > 0 } or NumberValue => Secrets.Hidden,
        _ => value,
    };

    /// <summary>A text that stands for a token is none.</summary>
    private static Value WithoutPlaceholders(Value value) => value switch
    {
        ObjectValue members => new ObjectValue([.. members.Select(member => (member.Key, WithoutPlaceholders(member.Value)))]),
        ArrayValue { Items: var items } => new ArrayValue([.. items.Select(WithoutPlaceholders)]),
        _ => OwnConnector.IsPlaceholder(value) ? Value.Null : value,
    };
}
