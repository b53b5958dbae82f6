using System.Collections.Frozen;

namespace AcsConnector.Flows.Expressions;

/// <summary>The functions that expressions may call, by their names ignoring case. Trees are resolved against one when they are evaluated.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, Function> _byName;

    /// <param name="functions">Of several with one name the last counts.</param>
    public FunctionTable(IEnumerable<Function> functions)
    {
        var byName = new Dictionary<string, Function>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in functions)
            byName[function.Name] = function;
        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names, in no order.</summary>
    public IEnumerable<string> Names => _byName.Values.Select(function => function.Name);

    /// <summary>Null when there is none of that name.</summary>
    public Function? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>These functions, and those of this table whose names are not among them.</summary>
    public FunctionTable With(IReadOnlyList<Function> functions) =>
        functions.Count == 0 ? this : new FunctionTable(_byName.Values.Concat(functions));
}
