using System.CommandLine;
using System.Globalization;
using AcsConnector.Benchmarks;
using AcsConnector.Benchmarks.Report;
using AcsConnector.Benchmarks.Servers;

// tests/benchmarks/run builds what is measured and calls this; its --help has the examples.
if (args is [HelloServer.Command])
    return await HelloServer.RunAsync();

var pairs = new Option<int>("--pairs") { Description = "How often each pair is measured.", DefaultValueFactory = _ => 5 };
var seconds = new Option<double>("--seconds") { Description = "The length of one run under load.", DefaultValueFactory = _ => 1 };
var growth = new Option<bool>("--growth") { Description = "Measure how cost grows, for docs/growth.md." };
var only = new Option<string[]>("--only") { Description = "Measure these parts of the table and print them.", AllowMultipleArgumentsPerToken = true };
var guard = new Option<bool>("--guard") { Description = "Check ratios against limits; exit code 1 when one is broken." };
var mostCpu = new Option<double>("--most-cpu") { Description = "Of --guard: the emulator's CPU per create+token, in signatures.", DefaultValueFactory = _ => 2.5 };
var mostApiCpu = new Option<double>("--most-api-cpu") { Description = "Of --guard: CPU through the API, times direct.", DefaultValueFactory = _ => 2.5 };
var mostApiWait = new Option<double>("--most-api-wait") { Description = "Of --guard: p50 through the API, times direct.", DefaultValueFactory = _ => 4 };
var leastFilled = new Option<double>("--least-filled") { Description = "Of --guard: rate with 100,000 identities, times that without.", DefaultValueFactory = _ => 0.6 };
var mostTestCase = new Option<double>("--most-test-case") { Description = "Of --guard: a further case of flow test, in processes with one.", DefaultValueFactory = _ => 0.1 };
var noPage = new Option<bool>("--no-page") { Description = "Print only; leave the page in docs/ as it is." };
var cli = new Option<string>("--cli") { Description = "The acs-connector to measure.", Required = true };
var portable = new Option<string>("--portable") { Description = "Its ReadyToRun publish; --guard needs none.", DefaultValueFactory = _ => "" };
var api = new Option<string>("--api") { Description = "The API to measure; --guard needs none.", DefaultValueFactory = _ => "" };
var functions = new Option<string>("--functions") { Description = "The folder of the worker's publish; --guard needs none.", DefaultValueFactory = _ => "" };

pairs.Validators.Add(result => { if (result.GetValueOrDefault<int>() < 1) result.AddError("--pairs must be at least 1."); });
only.AcceptOnlyFromAmong([.. Performance.Parts]);
seconds.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 60)) result.AddError("--seconds must be from 0.1 to 60."); });

var root = new RootCommand("Measures the emulator, the API in front of it and flows, side by side with their ceilings and with what people would use instead.")
{
    pairs, seconds, only, growth, guard, mostCpu, mostApiCpu, mostApiWait, leastFilled, mostTestCase, noPage, cli, portable, api, functions,
};
root.SetAction(arguments =>
{
    var programs = new Programs(arguments.GetValue(cli)!, arguments.GetValue(portable)!, arguments.GetValue(api)!, arguments.GetValue(functions)!);
    string[] needed = arguments.GetValue(guard) ? [programs.Cli] : [programs.Cli, programs.Portable, programs.Api, Path.Combine(programs.Functions, "worker.config.json")];
    if (needed.FirstOrDefault(program => !File.Exists(program)) is { } missing)
    {
        Console.Error.WriteLine($"'{missing}' is not there. tests/benchmarks/run builds it.");
        return 2;
    }

    if (arguments.GetValue(guard))
    {
        var limits = new Limits(arguments.GetValue(mostCpu), arguments.GetValue(mostApiCpu), arguments.GetValue(mostApiWait), arguments.GetValue(leastFilled), arguments.GetValue(mostTestCase));
        return Guard.Holds(programs.Cli, limits) ? 0 : 1;
    }

    var run = TimeSpan.FromSeconds(arguments.GetValue(seconds));
    var parts = arguments.GetValue(only) is { Length: > 0 } some ? some : Performance.Parts;
    var (page, measured) = arguments.GetValue(growth)
        ? ("growth.md", Growth.Measure(programs, arguments.GetValue(pairs), run))
        : ("performance.md", Performance.Measure(programs, parts, arguments.GetValue(pairs), run));
    Console.Write(measured);
    if (!arguments.GetValue(noPage) && parts.Count == Performance.Parts.Count)
        MeasuredPage.Write(page, measured);
    Progress.Say("Done");
    return 0;
});

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var parsed = root.Parse(args);
var exitCode = parsed.Invoke();
return parsed.Errors.Count > 0 ? 2 : exitCode;
