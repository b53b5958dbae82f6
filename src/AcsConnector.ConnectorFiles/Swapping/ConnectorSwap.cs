using AcsConnector.ConnectorFiles.Swapping.Connectors;
using AcsConnector.ConnectorFiles.Swapping.Editing;
using AcsConnector.ConnectorFiles.Swapping.Files;
using AcsConnector.ConnectorFiles.Swapping.Shapes;

namespace AcsConnector.ConnectorFiles.Swapping;

/// <summary>
/// Flows, moved from a connector to another one with the same operations: Microsoft's, or this one under whatever name. Only what names the
/// connector is changed, in place; everything else stays byte for byte, so that the way back gives the file it began with.
/// </summary>
public sealed class ConnectorSwap
{
    private readonly SwapInput _input;
    private readonly IReadOnlyList<FileEdits> _edits;

    private ConnectorSwap(SwapInput input, IReadOnlyList<FileEdits> edits, SwapRun run)
    {
        _input = input;
        _edits = edits;
        From = run.From;
        To = run.To;
        Notes = run.Notes;
        Actions = [.. run.Actions];
    }

    /// <summary>The connector that the flows call.</summary>
    public SwapConnector From { get; }

    /// <summary>The connector that they are to call.</summary>
    public SwapConnector To { get; }

    /// <summary>What is changed, file by file.</summary>
    public IReadOnlyList<SwapChange> Changes => [.. _edits.SelectMany(edits => edits.Changes)];

    /// <summary>What a person has to know or to do besides.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The actions that call the connector, each with its file.</summary>
    public IReadOnlyList<(string File, string Action)> Actions { get; }

    /// <summary>Where the result goes if nobody says otherwise: beside the input, with <c>.swapped</c> in its name.</summary>
    public string DefaultOutput => _input.DefaultOutput;

    /// <summary>Works out the changes. Nothing is written.</summary>
    /// <param name="path">An exported zip, the folder of one or of a Standard project, or a flow's JSON file.</param>
    /// <param name="from">The connector that the flows call.</param>
    /// <param name="to">The connector that they are to call.</param>
    /// <param name="keepsReferences">Whether connection references of a solution keep their names.</param>
    /// <exception cref="SwapException">No flow in it calls the connector, or one cannot be moved. The message says which, and why.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ConnectorSwap Read(string path, SwapConnector from, SwapConnector to, bool keepsReferences = false)
    {
        if (from.Name == to.Name)
            throw new SwapException($"The flows are to go from {from.Title} to itself. Name another connector with --to or --from.");
        var input = SwapInput.Open(path);
        var run = new SwapRun(from, to, keepsReferences);
        var edits = input.Files.Select(file => new FileEdits(file.Name, file.Content)).ToList();
        foreach (var swap in Passes(input, edits))
            swap(run);
        SwapVerdict.Give(path, run, [.. edits.Where(one => one.HasChanges)]);
        return new ConnectorSwap(input, [.. edits.Where(one => one.HasChanges)], run);
    }

    /// <summary>Writes all of the input, with the changes.</summary>
    /// <param name="output">A file, or a folder where the input is one.</param>
    public void Write(string output) => _input.Write(output, _edits.ToDictionary(edits => edits.File, edits => edits.Apply()));

    /// <summary>What workflows refer to is read before them; solution.xml after the references it names.</summary>
    private static IEnumerable<Action<SwapRun>> Passes(SwapInput input, List<FileEdits> edits)
    {
        var files = input.Files.Zip(edits).ToList();
        foreach (var (file, edit) in files.OrderBy(file => file.First.Is("connections.json") || file.First.Is("customizations.xml") ? 0 : 1))
        {
            if (file.Is("customizations.xml"))
                yield return run => SolutionSwap.SwapCustomizations(run, edit);
            else if (file.Is("solution.xml"))
                yield return run => SolutionSwap.SwapManifest(run, edit);
            else
                yield return run => JsonSwap.Swap(run, edit, JsonPartReader.Read(file.Name, file.Content));
        }
    }
}
