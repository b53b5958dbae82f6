namespace AcsConnector.Cli.Tests.Packaging;

/// <summary>The files that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AcsConnector.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
