using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Testing.Starting;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>flow test --init</c>: a flow's first test file, beside it, with the schema that editors complete it by.</summary>
internal static class FirstTest
{
    public static async Task<int> WriteAsync(
        string flow, IReadOnlyList<string> connectors, IReadOnlyList<string> children, Terminal terminal, CancellationToken cancellationToken)
    {
        var split = File.Exists(flow) || Directory.Exists(flow) ? -1 : flow.LastIndexOf('#');
        var (path, name) = split < 0 ? (flow, null) : (flow[..split], flow[(split + 1)..]);
        var definition = FlowFiles.Choose(path, name, TextReader.Null);
        var file = Companions.TestBeside(path);
        if (File.Exists(file))
            throw new FlowInputException($"{file} is there already: it is not written over. Add cases to it, or remove it first.");

        await using var host = new TestHost();
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var found = await FirstCases.FindAsync(host, TestHost.MakeInput("the usual way", now, definition, ReadSetup(connectors, children)), cancellationToken);
        var text = FirstTestFile.Write(
            PathFrom(file, path) + flow[path.Length..], [.. connectors.Select(one => PathFrom(file, one))], [.. children.Select(one => PathFrom(file, one))], found);
        await File.WriteAllTextAsync(file, text, cancellationToken);
        var schema = Path.Combine(Path.GetDirectoryName(file)!, FlowTestSchema.FileName);
        if (!File.Exists(schema))
            await File.WriteAllTextAsync(schema, FlowTestSchema.Text, cancellationToken);
        var missed = found.Missed.Count == 0 ? "" : $"; branches and runAfter statuses not reached: {found.Missed.Count}";
        await terminal.Output.WriteLineAsync(
            $"Wrote {Path.GetRelativePath(Environment.CurrentDirectory, file)}: {found.Cases.Count} case{(found.Cases.Count == 1 ? "" : "s")}{missed}.");
        return ExitCode.Ok;
    }

    private static FlowSetup ReadSetup(IReadOnlyList<string> connectors, IReadOnlyList<string> children) => new()
    {
        Connectors = [.. connectors.Select(file => new ConnectorEndpoint(Connector.Read(file), ""))],
        ChildFlows = [.. children.SelectMany(FlowFile.Read)],
    };

    private static string PathFrom(string file, string flow) =>
        Path.GetRelativePath(Path.GetDirectoryName(file)!, Path.GetFullPath(flow)).Replace('\\', '/');
}
