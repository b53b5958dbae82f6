namespace AcsConnector.ConnectorFiles.Swapping.Files;

/// <summary>One file.</summary>
internal sealed class FileInput(string path, byte[] content) : SwapInput(path)
{
    public override IReadOnlyList<SwapFile> Files => [new SwapFile(Path, content)];

    public override void Write(string output, IReadOnlyDictionary<string, byte[]> changed) =>
        WriteFile(output, changed.GetValueOrDefault(Path, content));
}
