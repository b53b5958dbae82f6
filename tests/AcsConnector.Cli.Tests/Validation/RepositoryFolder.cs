namespace AcsConnector.Cli.Tests.Validation;

/// <summary>The folder of the solution, from which the tests were built.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "AcsConnector.sln")))
            folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }
}
