namespace AcsConnector.Flows.Testing;

/// <summary>A test file that cannot be used, with every mistake that was found.</summary>
public sealed class FlowTestFileException : FlowException
{
    internal FlowTestFileException(IReadOnlyList<string> mistakes)
        : base(string.Join('\n', mistakes)) => Mistakes = mistakes;

    /// <summary>Each names the file, and the place where there is one.</summary>
    public IReadOnlyList<string> Mistakes { get; }
}
