namespace AcsConnector.ConnectorFiles.Swapping.Editing;

/// <summary>Changes of a file's bytes. What is not changed stays byte for byte.</summary>
internal sealed class FileEdits(string file, byte[] content)
{
    private readonly List<(int Start, int End, byte[] Bytes)> _edits = [];
    private readonly List<(int Start, SwapChange Change)> _changes = [];

    public string File => file;

    public byte[] Content => content;

    public bool HasChanges => _edits.Count > 0;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<SwapChange> Changes => [.. _changes.OrderBy(change => change.Start).Select(change => change.Change)];

    /// <summary>Puts other bytes in the place of those from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public void Replace(int start, int end, byte[] bytes) => _edits.Add((start, end, bytes));

    /// <summary>What an edit means to a person.</summary>
    public void Tell(int start, string place, string? before, string? after) =>
        _changes.Add((start, new SwapChange(file, place, before, after)));

    /// <summary>The file with the changes.</summary>
    public byte[] Apply()
    {
        using var result = new MemoryStream(content.Length + 256);
        var position = 0;
        foreach (var (start, end, bytes) in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            result.Write(content.AsSpan(position..start));
            result.Write(bytes);
            position = end;
        }

        result.Write(content.AsSpan(position..));
        return result.ToArray();
    }
}
