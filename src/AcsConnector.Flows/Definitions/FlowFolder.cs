using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>What a flow's file lies in: a folder of the disk, or a zip.</summary>
internal abstract class FlowFolder
{
    private readonly Lazy<IReadOnlyDictionary<Guid, string>> _displayNames;

    protected FlowFolder(FlowLimits limits)
    {
        Limits = limits;
        _displayNames = new(() => SolutionNames.Read(this));
    }

    /// <summary>The folder's own name, for a flow that lies in it directly.</summary>
    public abstract string Name { get; }

    protected FlowLimits Limits { get; }

    /// <summary>The files in it, with <c>/</c> between the names.</summary>
    public abstract IEnumerable<string> Files { get; }

    /// <summary>A solution's flows have their names in another file.</summary>
    public IReadOnlyDictionary<Guid, string> DisplayNames => _displayNames.Value;

    /// <summary>How a file is called in messages.</summary>
    public abstract string Describe(string file);

    /// <summary>Null when there is no such file.</summary>
    /// <exception cref="FlowFileException">It is there and cannot be used.</exception>
    public abstract Stream? Open(string file);

    /// <summary>Null when there is no such file.</summary>
    /// <exception cref="FlowFileException">It is there and is no JSON.</exception>
    public Value? ReadJson(string file) => ReadJson(file, out _);

    /// <inheritdoc cref="ReadJson(string)"/>
    /// <param name="file">The file.</param>
    /// <param name="mistake">Where it is JSON in the reader's eyes alone, or null.</param>
    public Value? ReadJson(string file, out JsonMistake? mistake)
    {
        mistake = null;
        using var stream = Open(file);
        if (stream is null)
            return null;
        try
        {
            var content = JsonFile.ReadAtMost(stream, Limits.MaxFileSize);
            mistake = StrictJson.FindMistake(content);
            return JsonFile.Parse(content);
        }
        catch (ValueJsonException e)
        {
            throw new FlowFileException($"{Describe(file)} is not JSON: {e.Explanation} Export the flow once more, or correct the file.", e);
        }
    }
}
