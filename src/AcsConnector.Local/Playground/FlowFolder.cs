using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Playground;

/// <summary>A folder of opened flows, for their owner alone: what was opened, and what its runs are given, a file each.</summary>
internal sealed class FlowFolder(string path)
{
    private const UnixFileMode ForTheOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What was opened is written once; the rest each time.</summary>
    public void Write(string id, FlowSource source, ObjectValue inputs)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, ForTheOwner | UnixFileMode.UserExecute);
        if (source.Content is { } content && !File.Exists(ContentOf(id)))
            WriteWhole(ContentOf(id), content);
        var json = new ObjectValue(("name", source.Name), ("isSample", source.Content is null), ("inputs", inputs));
        WriteWhole(InputsOf(id), System.Text.Encoding.UTF8.GetBytes(ValueJson.Write(json)));
    }

    /// <summary>Null where it was never kept, or is kept no more.</summary>
    public (FlowSource Source, ObjectValue Inputs)? Read(string id)
    {
        try
        {
            var json = ValueJson.Parse(File.ReadAllText(InputsOf(id)));
            var isSample = json.Member("isSample") is BooleanValue { Content: true };
            // The name was that of a file when it was opened; the folder's owner may have changed it.
            return json.Member("name").Text() is { } name && (isSample || Path.GetFileName(name) == name)
                ? (new FlowSource(name, isSample ? null : File.ReadAllBytes(ContentOf(id))), json.Member("inputs").AsObject())
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ValueJsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the latest few.</summary>
    public void RemoveOlder(int kept)
    {
        if (!Directory.Exists(path))
            return;
        foreach (var old in new DirectoryInfo(path).GetFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Skip(kept))
        {
            old.Delete();
            File.Delete(Path.ChangeExtension(old.FullName, ".flow"));
        }
    }

    private string InputsOf(string id) => Path.Combine(path, $"{id}.json");

    private string ContentOf(string id) => Path.Combine(path, $"{id}.flow");

    private static void WriteWhole(string file, byte[] content)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ForTheOwner;
        using (var stream = new FileStream(temporary, options))
            stream.Write(content);
        File.Move(temporary, file, overwrite: true);
    }
}
