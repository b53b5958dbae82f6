using AcsConnector.Flows.Testing.Cases;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Starting;

/// <summary>Cases that are like another one but for a single thing: a response, or a value in what is given.</summary>
internal sealed class Variations(Literals literals)
{
    private static readonly ObjectValue Error = new(("code", "BadRequest"), ("message", "No."));

    private static readonly ObjectValue[] Failures =
    [
        new(("statusCode", 400), ("body", new ObjectValue(("error", Error)))),
        new(("status", "TimedOut"), ("code", "ActionTimedOut")),
    ];

    /// <summary>Another status of a response, and another value that the trigger brings: few.</summary>
    public IEnumerable<FlowTestCase> OfStatusesAndTrigger(FlowTestCase one) => Responses(one).Concat(Triggers(one));

    /// <summary>Another value in the body of a response: many.</summary>
    public IEnumerable<FlowTestCase> OfBodies(FlowTestCase one) =>
        from mock in one.Mocks
        where mock.Value is ArrayValue { Items: [ObjectValue, ..] }
        let response = (ObjectValue)((ArrayValue)mock.Value).Items[0]
        from body in Vary(response["body"])
        select one with { Mocks = one.Mocks.With(mock.Key, new ArrayValue([response.With("body", body)])) };

    private static IEnumerable<FlowTestCase> Responses(FlowTestCase one) =>
        from mock in one.Mocks
        from failure in Failures
        select one with { Mocks = one.Mocks.With(mock.Key, new ArrayValue([failure])) };

    private IEnumerable<FlowTestCase> Triggers(FlowTestCase one)
    {
        var trigger = one.Trigger;
        return Vary(trigger.Body).Select(body => trigger with { Body = body })
            .Concat(Vary(trigger.Headers).Select(headers => trigger with { Headers = (ObjectValue)headers }))
            .Concat(Vary(trigger.Queries).Select(queries => trigger with { Queries = (ObjectValue)queries }))
            .Select(varied => one with { Trigger = varied });
    }

    /// <summary>Values of the same kind; objects without a member, arrays without items.</summary>
    private IEnumerable<Value> Vary(Value? value) => value switch
    {
        StringValue => literals.Texts.Where(text => !text.Equals(value)),
        NumberValue => literals.Numbers.Where(number => !number.Equals(value)),
        BooleanValue { Content: var content } => [!content],
        ArrayValue { Items: { Count: > 0 } items } => Vary(items[0]).Select(item => (Value)new ArrayValue([item, .. items.Skip(1)])).Prepend(ArrayValue.Empty),
        ObjectValue members => members.SelectMany(member => Vary(member.Value).Select(varied => (Value)Replace(members, member.Key, varied)).Append(members.Without(member.Key))),
        _ => [],
    };

    /// <summary>At its place.</summary>
    private static ObjectValue Replace(ObjectValue members, string name, Value value) =>
        new([.. members.Select(member => (member.Key, member.Key == name ? value : member.Value))]);
}
