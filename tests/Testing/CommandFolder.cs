using System.Text.Json.Nodes;

namespace AcsConnector.Testing;

/// <summary>
/// A folder that goes with the test, and <c>acs-connector</c> run on its files. In an argument <c>./</c> stands for the folder; what is
/// printed leaves the folder out.
/// </summary>
public class CommandFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public Task<CommandRun> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    public async Task<CommandRun> RunWithAsync(Dictionary<string, string> variables, params string[] arguments) =>
        (await CommandLine.RunWithAsync(variables, [.. arguments.Select(WholePath)])).SeenFrom(Path);

    public async Task<CommandRun> RunOnTerminalAsync(Dictionary<string, string> variables, params string[] arguments) =>
        (await CommandLine.RunOnTerminalAsync(variables, [.. arguments.Select(WholePath)])).SeenFrom(Path);

    /// <summary>In a process of its own which has the folder for its current one: arguments may name its files as they are.</summary>
    public Task<CommandRun> RunProcessAsync(params string[] arguments) => CommandLine.RunProcessAsync(Path, arguments);

    public JsonNode Read(string file) => JsonNode.Parse(Text(file))!;

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Of a file alone, and of one behind an equals sign.</summary>
    private string WholePath(string argument) => argument.StartsWith("./", StringComparison.Ordinal)
        ? PathOf(argument[2..])
        : argument.Replace("=./", $"={Path}{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
