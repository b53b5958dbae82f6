using System.CommandLine;
using AcsConnector.Benchmarks;

var pairs = AtLeastOne("--pairs", "How often each pair is measured.", usual: 5);
var seconds = AtLeastOne("--seconds", "The length of one run under load.", usual: 3);
var cli = new Option<string>("--cli") { Description = "The acs-connector to measure.", DefaultValueFactory = _ => ConnectorProcess.ReleaseBuild };

var root = new RootCommand("Measures the emulator, the API in front of it, their start, and flows, and prints one Markdown table.") { pairs, seconds, cli };
root.SetAction(arguments =>
{
    var program = arguments.GetValue(cli)!;
    if (!File.Exists(program))
    {
        Console.Error.WriteLine($"'{program}' is not there. Build it with 'dotnet build src/AcsConnector.Cli -c Release', or name another with --cli.");
        return 2;
    }

    var table = new Table();
    var run = TimeSpan.FromSeconds(arguments.GetValue(seconds));
    using (var connector = ConnectorProcess.Start(program))
    {
        EmulatorCost.Measure(connector, arguments.GetValue(pairs), run, table);
        WayThroughApi.Measure(connector, connections: 1, arguments.GetValue(pairs), run, table);
        WayThroughApi.Measure(connector, connections: 16, arguments.GetValue(pairs), run, table);
        FlowSpeed.Measure(connector, arguments.GetValue(pairs), table);
    }

    StartTime.Measure(program, table);
    Console.Write(table);
    return 0;
});
return root.Parse(args).Invoke();

static Option<int> AtLeastOne(string name, string description, int usual)
{
    var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
    option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
            result.AddError($"{name} must be at least 1.");
    });
    return option;
}
