namespace AcsConnector.Testing;

/// <summary>What came of one run of <c>acs-connector</c>. Lines end in \n on every system.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public static CommandRun Of(int exitCode, string output, string errors) =>
        new(exitCode, output.ReplaceLineEndings("\n"), errors.ReplaceLineEndings("\n"));

    /// <summary>The same with the folder left out of the paths that were printed, as if it had run there.</summary>
    public CommandRun SeenFrom(string folder)
    {
        return this with { Output = Shorten(Output), Errors = Shorten(Errors) };

        string Shorten(string text) => text
            .Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(folder.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
    }
}
