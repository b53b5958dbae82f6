using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>Reads test files.</summary>
internal static class FileReader
{
    private static readonly string[] Members = ["$schema", "flow", "connectors", "children", "parameters", "settings", "defaults", "cases"];
    private static readonly string[] OfDefaults = ["now", "offline", "mocks", "limits"];

    /// <exception cref="FlowTestFileException">It cannot be read, or it is no test file: with every mistake and its place.</exception>
    public static FlowTestFile Read(string path)
    {
        try
        {
            var mistakes = new FileMistakes(path);
            var file = Read(path, new ShapeReader(mistakes), NodeFile.Read(path));
            return mistakes.All.Count == 0 ? file : throw new FlowTestFileException(mistakes.All);
        }
        catch (NodeException e)
        {
            throw new FlowTestFileException([new Secrets().Mask($"{path}:{e.Place}: {e.Message}")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlowTestFileException([$"{path} cannot be read: {e.Message}"]);
        }
    }

    private static FlowTestFile Read(string path, ShapeReader shape, Node root)
    {
        var map = shape.Map(root, "A test file", Members);
        var folder = Path.GetDirectoryName(path) ?? "";
        var flow = shape.RequiredText(map, "flow", "the path of the flow, from this file on; FILE#NAME for one of several");
        var (flowPath, flowName) = SplitName(flow, folder);
        return new FlowTestFile
        {
            Path = path,
            Flow = flowPath,
            FlowName = flowName,
            Connectors = [.. shape.Texts(map["connectors"], "connectors").Select(file => Path.Combine(folder, file))],
            Children = [.. shape.Texts(map["children"], "children").Select(file => Path.Combine(folder, file))],
            Cases = ReadCases(map, new CaseReader(shape, folder), shape),
            Source = root.ToValue(),
        };
    }

    private static List<FlowTestCase> ReadCases(MapNode map, CaseReader reader, ShapeReader shape)
    {
        var defaults = shape.OptionalMap(map["defaults"], "defaults", OfDefaults);
        var common = new FlowTestCase { Name = "", Place = map.Place, Expect = new FlowExpectation() };
        common = reader.ReadGiven(reader.ReadGiven(common, map), defaults);
        var cases = shape.List(map["cases"], map.Place, "cases").Select(one => reader.Read(one, common)).ToList();
        foreach (var twice in cases.GroupBy(one => one.Name).Where(group => group.Key.Length > 0).SelectMany(group => group.Skip(1)))
            shape.Mistakes.Add(twice.Place, $"There is another case '{twice.Name}': give each a name of its own.");
        return cases;
    }

    /// <summary>A file of that whole name comes first: names may have a <c>#</c>.</summary>
    private static (string Path, string? Name) SplitName(string flow, string folder)
    {
        var (whole, split) = (Path.Combine(folder, flow), flow.LastIndexOf('#'));
        return split < 0 || File.Exists(whole) ? (whole, null) : (Path.Combine(folder, flow[..split]), flow[(split + 1)..]);
    }
}
