namespace AcsConnector.Testing;

/// <summary>The repository these tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of their source tree.");
        return folder;
    }
}
