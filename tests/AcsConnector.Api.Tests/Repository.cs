namespace AcsConnector.Api.Tests;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string Read(params ReadOnlySpan<string> path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static void Write(string text, params ReadOnlySpan<string> path) => File.WriteAllText(Path.Combine([Root, .. path]), text);

    /// <summary>The C# files below a folder, without what a build makes.</summary>
    public static IEnumerable<string> Sources(params ReadOnlySpan<string> path) => Directory
        .EnumerateFiles(Path.Combine([Root, .. path]), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsConnector.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of their source tree.");
        return folder;
    }
}
