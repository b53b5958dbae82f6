namespace AcsConnector.Testing.Architecture;

/// <summary>
/// The namespaces of an assembly as layers: which uses which. Only the product's own count, so that what generators write
/// elsewhere is left out. The assembly's root namespace is its facade: it may use all others, and none of them uses it but for what
/// uses none of them itself: exceptions and settings that are part of the face, and stand below all layers.
/// </summary>
public sealed class NamespaceGraph
{
    private const string Product = "AcsConnector.";

    private readonly string _root;
    private readonly ILookup<string, (string User, string Used)> _uses;

    private NamespaceGraph(string root, IEnumerable<(string User, string Used)> types)
    {
        _root = root;
        var pairs = types
            .Where(pair => pair.User.StartsWith(Product, StringComparison.Ordinal) && pair.Used.StartsWith(Product, StringComparison.Ordinal))
            .ToList();
        var lowest = FindLowest(pairs);
        _uses = pairs
            .Where(pair => NamespaceOf(pair.User) != NamespaceOf(pair.Used) && !lowest.Contains(pair.Used))
            .OrderBy(pair => pair.User, StringComparer.Ordinal).ThenBy(pair => pair.Used, StringComparer.Ordinal)
            .ToLookup(pair => NamespaceOf(pair.User));
    }

    /// <summary>Reads an assembly's file; <paramref name="root"/> is the namespace of its facade.</summary>
    public static NamespaceGraph ReadFrom(string assembly, string root) => new(root, TypeReferences.ReadFrom(assembly));

    /// <summary>
    /// What breaks the layers, one line for each pair of namespaces, with the two types that tie them: uses of the root, and uses
    /// that are part of a cycle.
    /// </summary>
    public IReadOnlyList<string> FindViolations() =>
    [
        .. _uses.SelectMany(uses => uses)
            .DistinctBy(pair => (NamespaceOf(pair.User), NamespaceOf(pair.Used)))
            .Where(pair => NamespaceOf(pair.Used) == _root || Reaches(NamespaceOf(pair.Used), NamespaceOf(pair.User)))
            .Select(pair => NamespaceOf(pair.Used) == _root
                ? $"{pair.User} uses {pair.Used}, a type of the facade"
                : $"{pair.User} uses {pair.Used}, part of a cycle"),
    ];

    /// <summary>The types of the root that use, by whatever way, only such types.</summary>
    private HashSet<string> FindLowest(List<(string User, string Used)> pairs)
    {
        var lowest = pairs.SelectMany(pair => new[] { pair.User, pair.Used }).Where(type => NamespaceOf(type) == _root).ToHashSet();
        while (lowest.RemoveWhere(type => pairs.Exists(pair => pair.User == type && !lowest.Contains(pair.Used))) > 0)
        {
            // Until none is left that uses one of those removed.
        }

        return lowest;
    }

    private bool Reaches(string from, string to)
    {
        var reached = new HashSet<string> { from };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var current))
        {
            foreach (var used in _uses[current].Select(pair => NamespaceOf(pair.Used)).Where(reached.Add))
            {
                open.Enqueue(used);
            }
        }

        return reached.Contains(to);
    }

    private static string NamespaceOf(string type) => type[..type.LastIndexOf('.')];
}
