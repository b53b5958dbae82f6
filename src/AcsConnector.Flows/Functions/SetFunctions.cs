using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>Arrays and objects as sets: elements by value, each once, in the order they are first seen.</summary>
internal static class SetFunctions
{
    public static readonly Function[] All =
    [
        Set("union", static (a, b) => a.Union(b), Merged),
        Set("intersection", static (a, b) => a.Intersect(b), Common),
    ];

    private static Function Set(
        string name,
        Func<IEnumerable<Value>, IEnumerable<Value>, IEnumerable<Value>> ofArrays,
        Func<ObjectValue, ObjectValue, ObjectValue> ofObjects) =>
        new(name, 2, Function.Many, "expects either a comma separated list of arrays or a comma separated list of objects as its parameters.")
        {
            Body = (in call) => call.Arguments switch
            {
                [ArrayValue, ..] sets when Array.TrueForAll(sets, set => set is ArrayValue) =>
                    new ArrayValue([.. sets.Select(set => (IEnumerable<Value>)((ArrayValue)set).Items).Aggregate(ofArrays)]),
                [ObjectValue, ..] sets when Array.TrueForAll(sets, set => set is ObjectValue) =>
                    sets.Cast<ObjectValue>().Aggregate(ofObjects),
                var sets => throw Unlike(name, sets),
            },
            Anchor = name,
        };

    /// <summary>The later value wins, at the place of the earlier one.</summary>
    private static ObjectValue Merged(ObjectValue a, ObjectValue b)
    {
        var merged = new OrderedDictionary<string, Value>(a);
        foreach (var (name, value) in b)
            merged[name] = value;
        return new ObjectValue(merged);
    }

    private static ObjectValue Common(ObjectValue a, ObjectValue b) =>
        new(new OrderedDictionary<string, Value>(a.Where(property => property.Value.Equals(b[property.Key]))));

    private static EvaluationException Unlike(string name, Value[] sets) => new(
        $"Template language function '{name}' expects parameters of same type, "
        + $"but found '{string.Join(',', sets.Select(set => set.TypeName).Distinct())}' distinct types.");
}
