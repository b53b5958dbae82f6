namespace AcsConnector.Flows.Testing.Cases;

/// <summary>A test file that cannot be used, with every mistake that was found.</summary>
public sealed class FlowTestFileException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    /// <summary>Each names the file, and the place where there is one.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;
}
