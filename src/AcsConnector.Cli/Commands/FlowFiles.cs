using AcsConnector.Flows;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>The files that the flow verbs are given.</summary>
internal static class FlowFiles
{
    /// <summary>Stands for standard input in the place of a file.</summary>
    public const string StandardInput = "-";

    /// <summary>The flow of a file, or of standard input.</summary>
    public static FlowDefinition Choose(string path, string? name, TextReader input) =>
        path == StandardInput ? Choose("standard input", name, ReadFrom(input)) : Choose(path, name, FlowFile.Read(path));

    private static FlowDefinition Choose(string path, string? name, IReadOnlyList<FlowDefinition> flows)
    {
        if (name is not null)
        {
            return flows.FirstOrDefault(flow => flow.Aliases.Append(flow.Name).Contains(name, StringComparer.OrdinalIgnoreCase))
                ?? throw new FlowInputException($"{path} has no flow '{name}'. It has: {Names(flows)}.");
        }

        return flows.Count == 1 ? flows[0] : throw new FlowInputException($"{path} holds {flows.Count} flows. Choose one with --flow: {Names(flows)}.");
    }

    /// <summary>The readers want a file; nothing of it stays.</summary>
    private static IReadOnlyList<FlowDefinition> ReadFrom(TextReader input)
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-flow-");
        var file = Path.Combine(folder.FullName, "flow.json");
        try
        {
            File.WriteAllText(file, input.ReadToEnd());
            return FlowDefinition.Together(FlowFile.Read(file).Select(flow => flow with { File = StandardInput }));
        }
        catch (FlowFileException e)
        {
            throw new FlowInputException(e.Message.Replace(file, "Standard input", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary><c>FILE=URL</c>; without a URL the API is where the definition's host is.</summary>
    public static ConnectorEndpoint ReadConnector(string text)
    {
        var split = text.LastIndexOf("=http", StringComparison.OrdinalIgnoreCase);
        if (split < 0 || !Uri.TryCreate(text[(split + 1)..], UriKind.Absolute, out var address))
            throw new FlowInputException($"--connector is FILE=URL, such as apiDefinition.swagger.json=http://127.0.0.1:7072, not '{text}'.");
        return new ConnectorEndpoint(Connector.Read(text[..split]), address.GetLeftPart(UriPartial.Authority));
    }

    public static Dictionary<string, string> Pairs(string option, IEnumerable<string> texts)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
                throw NotAPair(option, text);
            pairs[text[..split]] = text[(split + 1)..];
        }

        return pairs;
    }

    public static Value ReadJson(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return ValueJson.Read(text);
        }
        catch (ValueJsonException e)
        {
            throw new FlowInputException($"{path} is not JSON that can be read: {e.Explanation}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FlowInputException($"{path} does not exist.");
        }
    }

    /// <summary>What a trigger brings.</summary>
    public static TriggerInput ReadTrigger(string path)
    {
        try
        {
            return TriggerInput.Read(ReadJson(path));
        }
        catch (ValueJsonException e)
        {
            throw new FlowInputException($"{path}: {e.Message}");
        }
    }

    public static ObjectValue ReadObject(string path) =>
        ReadJson(path) as ObjectValue ?? throw new FlowInputException($"{path} is not a JSON object: {{\"name\": value}}.");

    public static void Write(string path, Value json)
    {
        using var text = new StreamWriter(path);
        ValueJson.WriteIndentedTo(text, json);
        text.WriteLine();
    }

    /// <summary>Does not show the text, which may be the secret that belongs behind the name.</summary>
    private static FlowInputException NotAPair(string option, string text) =>
        new($"{option} is NAME=VALUE, and there is no name before a '=' in what was given (its {text.Length} characters may be a secret, and are not shown).");

    private static string Names(IReadOnlyList<FlowDefinition> flows) => string.Join(", ", flows.Select(flow => flow.Name));
}
