namespace AcsConnector.Local.Connecting;

/// <summary>Files that appear whole or not at all: another program may read them at any time.</summary>
internal static class WholeFile
{
    public static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
