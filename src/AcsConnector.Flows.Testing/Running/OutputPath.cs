using System.Globalization;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>An action and a way into its outputs: <c>Get_rows.body.value[0].name</c>.</summary>
internal sealed record OutputPath(string Action, string Way)
{
    /// <summary>The longest name of an action that it begins with is the action; null where it begins with none.</summary>
    public static OutputPath? Split(string path, IEnumerable<string> actions) => actions
        .Where(action => path.StartsWith(action, StringComparison.OrdinalIgnoreCase) && (path.Length == action.Length || path[action.Length] is '.' or '['))
        .OrderByDescending(action => action.Length)
        .Select(action => new OutputPath(action, path[action.Length..]))
        .FirstOrDefault();

    /// <summary>What the name of the action would be.</summary>
    public static string FirstOf(string path) => path.Split('.', '[')[0];

    /// <summary>What is at the end of the way. Where there is nothing, the part of the way that is there, and what stands at its end.</summary>
    public (Value? Found, Value? Last, string Step) Follow(Value? outputs)
    {
        var value = outputs;
        foreach (var step in Way.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Next(value, step);
            if (next is null)
                return (null, value, step);
            value = next;
        }

        return (value, value, "");
    }

    private static Value? Next(Value? value, string step) => value switch
    {
        ObjectValue members => members[step],
        ArrayValue array when step.StartsWith('[') && int.TryParse(step.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
            array.Items.ElementAtOrDefault(index),
        _ => null,
    };
}
