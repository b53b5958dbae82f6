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
var hosts = new Option<bool>("--hosts") { Description = "Measure the Functions worker beside Kestrel, and nothing else." };
var native = new Option<string>("--native") { Description = "Measure this native acs-connector beside the other one, and nothing else." };
var guard = new Option<bool>("--guard") { Description = "Check ratios against limits; exit code 1 when one is broken." };
var mostCpu = new Option<double>("--most-cpu") { Description = "Of --guard: the emulator's CPU per create+token, in signatures.", DefaultValueFactory = _ => 2.5 };
var mostApiCpu = new Option<double>("--most-api-cpu") { Description = "Of --guard: CPU through the API, times direct.", DefaultValueFactory = _ => 2.5 };
var mostApiWait = new Option<double>("--most-api-wait") { Description = "Of --guard: p50 through the API, times direct.", DefaultValueFactory = _ => 4 };
var leastFilled = new Option<double>("--least-filled") { Description = "Of --guard: rate with 100,000 identities, times that without.", DefaultValueFactory = _ => 0.6 };
var mostTestCase = new Option<double>("--most-test-case") { Description = "Of --guard: a further case of flow test, in processes with one.", DefaultValueFactory = _ => 0.1 };
var noPage = new Option<bool>("--no-page") { Description = "Print only; leave the page in docs/ as it is." };
var cli = new Option<string>("--cli") { Description = "The acs-connector to measure.", Required = true };
var cliBuild = new Option<string>("--cli-build") { Description = "How it was built.", DefaultValueFactory = _ => "a build" };
var api = new Option<string>("--api") { Description = "The API to measure; --guard needs none.", DefaultValueFactory = _ => "" };
var functions = new Option<string>("--functions") { Description = "The folder of the worker's publish; --guard needs none.", DefaultValueFactory = _ => "" };

pairs.Validators.Add(result => { if (result.GetValueOrDefault<int>() < 1) result.AddError("--pairs must be at least 1."); });
seconds.Validators.Add(result => { if (result.GetValueOrDefault<double>() is not (>= 0.1 and <= 60)) result.AddError("--seconds must be from 0.1 to 60."); });

var root = new RootCommand("Measures the emulator, the API in front of it and flows, side by side with their ceilings and with what people would use instead.")
{
    pairs, seconds, growth, hosts, native, guard, mostCpu, mostApiCpu, mostApiWait, leastFilled, mostTestCase, noPage, cli, cliBuild, api, functions,
};
root.SetAction(arguments =>
{
    var programs = new Programs(arguments.GetValue(cli)!, arguments.GetValue(api)!, arguments.GetValue(functions)!);
    string[] needed = arguments.GetValue(native) is { } nativeCli ? [programs.Cli, nativeCli] : arguments.GetValue(guard) ? [programs.Cli] : [programs.Cli, programs.Api, Path.Combine(programs.Functions, "worker.config.json")];
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

    if (arguments.GetValue(native) is { } program)
    {
        Console.WriteLine($"On {Machine.Description}. Medians of {arguments.GetValue(pairs)} interleaved pairs.\n\n{Native.Measure(program, programs.Cli, arguments.GetValue(pairs))}");
        return 0;
    }

    if (arguments.GetValue(hosts))
    {
        Console.WriteLine(Hosts.Measure(programs, arguments.GetValue(pairs)));
        return 0;
    }

    var run = TimeSpan.FromSeconds(arguments.GetValue(seconds));
    var (page, measured) = arguments.GetValue(growth)
        ? ("growth.md", Growth.Measure(programs, arguments.GetValue(pairs), run))
        : ("performance.md", Performance.Measure(programs, arguments.GetValue(cliBuild)!, arguments.GetValue(pairs), run));
    Console.Write(measured);
    if (!arguments.GetValue(noPage))
        MeasuredPage.Write(page, measured);
    Progress.Say("Done");
    return 0;
});

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var parsed = root.Parse(args);
var exitCode = parsed.Invoke();
return parsed.Errors.Count > 0 ? 2 : exitCode;
