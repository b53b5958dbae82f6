namespace AcsConnector.Flows.Testing;

/// <summary>A case of a test file.</summary>
/// <param name="File">The file, as it was found.</param>
/// <param name="Name">The case's name; no other of the file is called so.</param>
public sealed record FlowTestFileCase(string File, string Name)
{
    /// <summary>The file's name and the case's.</summary>
    public override string ToString() => $"{Path.GetFileName(File)}: {Name}";
}
