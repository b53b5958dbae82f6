using AcsConnector.ConnectorFiles.Swapping.Connectors;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>What is known and found while the files of one input are moved from a connector to another.</summary>
internal sealed class SwapRun(SwapConnector from, SwapConnector to, bool keepsReferences)
{
    private const int MaxReferenceLength = 100;

    private readonly List<string> _refusals = [];
    private readonly List<string> _notes = [];

    public SwapConnector From => from;

    public SwapConnector To => to;

    /// <summary>Why the input cannot be moved; empty when it can.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>What a person has to know or to do besides.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Actions of the connector, by file.</summary>
    public List<(string File, string Action)> Actions { get; } = [];

    /// <summary>How many actions call the other connector already.</summary>
    public int ActionsOfTarget { get; set; }

    /// <summary>Connection references of a solution that flows use, each with the file of a flow.</summary>
    public Dictionary<string, string> ReferencesOfFlows { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Connection references of a solution that customizations.xml has.</summary>
    public HashSet<string> ReferencesOfSolution { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the input has the connection references of a solution.</summary>
    public bool HasCustomizations { get; set; }

    /// <summary>A package's flow with a reference of the connector, or null.</summary>
    public string? FlowOfPackage { get; set; }

    /// <summary>Whether the input is a package whose manifest.json names the connector.</summary>
    public bool IsNamedInManifest { get; set; }

    /// <summary>Connections of a Standard project, by the names that its workflows use.</summary>
    public HashSet<string> StandardConnections { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Refuse(string reason)
    {
        if (!_refusals.Contains(reason))
            _refusals.Add(reason);
    }

    public void Note(string text)
    {
        if (!_notes.Contains(text))
            _notes.Add(text);
    }

    /// <summary>
    /// A reference of another connector is another reference: it gets a name of its own, which the way back takes away again.
    /// </summary>
    public string RenameReference(string name)
    {
        if (keepsReferences)
            return name;
        var renamed = Without(name, "_" + from.ShortName) ?? $"{name}_{to.ShortName}";
        if (renamed.Length > MaxReferenceLength)
            Refuse($"The connection reference '{name}' would get a name of more than {MaxReferenceLength} characters. Add "
                + "--keep-references, which keeps its name.");
        return renamed;
    }

    /// <summary>The same for a connection of Azure.</summary>
    public string RenameConnection(string name)
    {
        if (name.StartsWith(from.ShortName, StringComparison.OrdinalIgnoreCase))
            return to.ShortName + name[from.ShortName.Length..];
        var end = "-" + from.ShortName;
        return name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name[..^end.Length] : $"{name}-{to.ShortName}";
    }

    /// <summary>Whether the other connector has a name in Power Platform at all.</summary>
    public bool CanBeNamed(string file)
    {
        if (to.ApiName.Length > 0)
            return true;
        Refuse($"{file} is a flow of Power Automate, and '{to.Name}' is a resource of Azure. Give the connector's name in Dataverse "
            + "or in the environment.");
        return false;
    }

    /// <summary>A name without its end; null where it has another one, or nothing but a prefix would be left.</summary>
    private static string? Without(string name, string end) =>
        name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && name[..^end.Length] is var rest && rest.Contains('_', StringComparison.Ordinal)
            ? rest
            : null;
}
