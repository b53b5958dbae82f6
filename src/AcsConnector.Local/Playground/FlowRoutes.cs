using System.Text;
using AcsConnector.Emulator;
using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Samples;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Local.Playground;

/// <summary><c>/api/flows/…</c>: the samples, files that people drop in, and runs that the page watches.</summary>
internal static class FlowRoutes
{
    /// <summary>The largest file the page may send: an export in a zip. What is in it has limits of its own.</summary>
    private const int FileLimit = 20 * 1024 * 1024;

    /// <summary>The largest input of a run: mocks of a large flow.</summary>
    private const int InputLimit = 4 * 1024 * 1024;

    /// <param name="folder">Where opened flows are kept; null for nowhere.</param>
    public static void MapFlows(this IEndpointRouteBuilder routes, LocalApi api, EmulatorHost emulator, string? folder)
    {
        var open = new OpenFlows(folder is null ? null : new FlowFolder(folder));
        var recent = new RecentRuns();
        var runs = new FlowRuns(OwnConnector.Over(api, emulator), recent);
        routes.MapGet("/api/flows/samples", http => WriteAsync(http, SampleFlows.List()));
        routes.MapPost("/api/flows/samples/{format}/{name}", http => OpenSampleAsync(http, open));
        routes.MapPost("/api/flows", http => OpenFileAsync(http, open));
        routes.MapGet("/api/flows/{id}", http => GiveAsync(http, open));
        routes.MapPut("/api/flows/{id}/input", http => KeepInputAsync(http, open));
        routes.MapPost("/api/flows/{id}/run", http => RunAsync(http, open, runs));
        routes.MapPost("/api/flows/{id}/mocks", http => MakeMocksAsync(http, open));
        routes.MapPost("/api/flows/{id}/test", http => ExportTestAsync(http, open, api.Address));
        routes.MapPost("/api/runs/{id}/secure", http => ShowSecureAsync(http, recent));
    }

    private static Task OpenSampleAsync(HttpContext http, OpenFlows open)
    {
        var (format, name) = ((string)http.GetRouteValue("format")!, (string)http.GetRouteValue("name")!);
        return open.Open(new FlowSource($"{format}/{name}", null)) is { Count: > 0 } flows
            ? WriteAsync(http, Describe(flows))
            : PageJson.WriteErrorAsync(http, 404, new PageError("NotFound", $"There is no sample '{name}' for '{format}'."));
    }

    private static async Task OpenFileAsync(HttpContext http, OpenFlows open)
    {
        if (NameOf(http.Request.Query["name"].ToString()) is not { } name)
        {
            await PageJson.WriteErrorAsync(http, 400, new PageError("NotAFlow", "That is the name of a folder. Give the name of a file, as in flow.json.", "file"));
            return;
        }

        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = FileLimit;
        try
        {
            using var content = new MemoryStream();
            await http.Request.Body.CopyToAsync(content, http.RequestAborted);
            await WriteAsync(http, Describe(open.Open(new FlowSource(name, content.ToArray()))));
        }
        catch (FlowFileException e)
        {
            await PageJson.WriteErrorAsync(http, 400, new PageError("NotAFlow", e.Message, "file"));
        }
        catch (BadHttpRequestException e)
        {
            await PageJson.WriteErrorAsync(http, e.StatusCode, new PageError("TooLarge", $"The file is larger than {FileLimit / 1024 / 1024} MB. Choose the exported flow itself.", "file"));
        }
    }

    /// <summary>What was opened before, for a page that was loaded again.</summary>
    private static Task GiveAsync(HttpContext http, OpenFlows open) =>
        open.FindAll((string)http.GetRouteValue("id")!) is { Count: > 0 } flows
            ? WriteAsync(http, Describe(flows))
            : PageJson.WriteErrorAsync(http, 404, new PageError("NotOpen", "This flow is not kept any more. Open it once more."));

    private static Task KeepInputAsync(HttpContext http, OpenFlows open) => WithFlowAsync(http, open, (flow, input) =>
    {
        open.SetInput(flow.Id, input);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    });

    private static Task RunAsync(HttpContext http, OpenFlows open, FlowRuns runs) => WithFlowAsync(http, open, async (flow, input) =>
    {
        var session = FlowSession.Load(flow.Definition.WithTemplateParameters(input["parameters"] as ObjectValue ?? ObjectValue.Empty), new FlowSetup { Mocks = input["mocks"] as ObjectValue });
        await runs.StreamAsync(http, session, input);
    });

    /// <summary>A mock for one action; or those for the actions that would keep the flow from running, and the trigger and the values that it would miss.</summary>
    private static Task MakeMocksAsync(HttpContext http, OpenFlows open) => WithFlowAsync(http, open, async (flow, input) =>
    {
        var definition = flow.Definition;
        if (input["action"].Text() is { } action)
        {
            var made = FlowSession.MakeMocks(definition, new FlowSetup())[action];
            await WriteAsync(http, new ObjectValue(("mocks", made is null ? ObjectValue.Empty : new ObjectValue((action, made)))));
            return;
        }

        var setup = new FlowSetup { Mocks = input["mocks"] as ObjectValue, MocksMissing = true };
        var session = FlowSession.Load(definition, setup);
        var (parameters, settings) = FlowSession.MakeValues(definition, setup);
        var trigger = FlowSession.MakeTrigger(definition, setup);
        await WriteAsync(http, new ObjectValue(
            ("mocks", session.Generated),
            ("trigger", trigger == TriggerInput.None ? Value.Null : trigger.ToJson()),
            ("parameters", parameters),
            ("settings", settings)));
    });

    /// <summary>A test file from a run that the page shows.</summary>
    private static Task ExportTestAsync(HttpContext http, OpenFlows open, string ownAddress) => WithFlowAsync(http, open, (flow, run) =>
    {
        http.Response.ContentType = "application/yaml; charset=utf-8";
        return http.Response.WriteAsync(TestExport.Write(flow, run, ownAddress), http.RequestAborted);
    });

    /// <summary>One action of a run with its secrets: asked for one by one, by the page alone, and kept nowhere else.</summary>
    private static Task ShowSecureAsync(HttpContext http, RecentRuns recent) => WithInputAsync(http, async wanted =>
    {
        var iterations = wanted["iterations"].Items().OfType<IntegerValue>().Select(number => (int)number.Content);
        if (recent.Find((string)http.GetRouteValue("id")!, wanted["action"].Text() ?? "", iterations) is { } run)
            await WriteAsync(http, new ObjectValue(("record", RunHistory.WriteAction(run, showSecure: true))));
        else
            await PageJson.WriteErrorAsync(http, 404, new PageError("NotKept", $"This run is not kept any more: the last {RecentRuns.MaxKept} are, until acs-connector stops. Run the flow again."));
    });

    /// <summary>Does something with an open flow and what the page gives for it.</summary>
    private static async Task WithFlowAsync(HttpContext http, OpenFlows open, Func<OpenFlow, ObjectValue, Task> use)
    {
        if (open.Find((string)http.GetRouteValue("id")!) is not { } flow)
        {
            await PageJson.WriteErrorAsync(http, 404, new PageError("NotOpen", "This flow is not open any more, because acs-connector was started again. Open it once more."));
            return;
        }

        await WithInputAsync(http, input => use(flow, input));
    }

    /// <summary>Tells the page why something cannot be done with what it gave.</summary>
    private static async Task WithInputAsync(HttpContext http, Func<ObjectValue, Task> use)
    {
        try
        {
            await use(await ReadAsync(http));
        }
        catch (MocksException e)
        {
            await PageJson.WriteErrorAsync(http, 400, new PageError("BadInput", e.Message, "mocks"));
        }
        catch (Exception e) when (e is ValueJsonException or FlowInputException)
        {
            await PageJson.WriteErrorAsync(http, 400, new PageError("BadInput", e.Message, "trigger"));
        }
        catch (FlowRefusedException e)
        {
            http.Response.StatusCode = 422;
            await WriteAsync(http, new ObjectValue(("error", DescribeRefusal(e))));
        }
    }

    /// <summary>With each reason by itself, so that the page shows it at its card.</summary>
    private static ObjectValue DescribeRefusal(FlowRefusedException refused) => new(
        ("code", "Refused"),
        ("message", refused.Message),
        ("reasons", new ArrayValue([.. refused.Problems.Select(problem => new ObjectValue(
            ("action", problem.Action), ("service", problem.Service), ("message", problem.Message)))])));

    private static ArrayValue Describe(IReadOnlyList<OpenFlow> flows) => new([.. flows.Select(Describe)]);

    /// <summary>What the page draws: the definition as it is, what lint says of it, and what its runs are given.</summary>
    private static ObjectValue Describe(OpenFlow open)
    {
        var (flow, sample) = (open.Definition, open.Source.Sample);
        return new ObjectValue(
            ("id", open.Id),
            ("name", flow.Name),
            ("host", flow.Host.ToString()),
            ("definition", flow.Definition),
            ("trigger", Given("trigger", sample?.Trigger)),
            ("mocks", Given("mocks", sample?.Mocks)),
            ("parameters", Given("parameters", sample?.Parameters)),
            ("settings", Given("settings", null)),
            ("asked", new ObjectValue([.. FlowSession.FindAsked(flow, new FlowSetup()).Select(asked =>
                (asked.Action, (Value)new ObjectValue(("service", asked.Service), ("operation", asked.Operation))))])),
            ("findings", new ArrayValue([.. FlowSession.Lint(flow, new FlowSetup { Mocks = sample?.Mocks }).Select(finding => new ObjectValue(
                ("rule", finding.Rule.Id),
                ("severity", finding.Rule.Severity.ToString()),
                ("action", finding.Action),
                ("message", finding.Message),
                ("fix", finding.Rule.Fix)))])));

        Value Given(string name, Value? usual) => open.Input is { } input ? input[name] ?? Value.Null : usual ?? Value.Null;
    }

    /// <summary>A name that is a file's on every system, whatever the browser says; null for that of a folder, such as "..".</summary>
    private static string? NameOf(string name)
    {
        var plain = string.Concat(Path.GetFileName(name).Split(Path.GetInvalidFileNameChars()));
        if (plain.Length > 0 && plain.Trim('.', ' ').Length == 0)
            return null;
        // File systems count bytes.
        return Encoding.UTF8.GetByteCount(plain) is > 0 and < 200 ? plain : "flow.json";
    }

    private static async Task<ObjectValue> ReadAsync(HttpContext http)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = InputLimit;
        using var text = new StreamReader(http.Request.Body);
        var json = await text.ReadToEndAsync(http.RequestAborted);
        return ValueJson.Parse(json) as ObjectValue ?? throw new FlowInputException("The input is an object.");
    }

    private static Task WriteAsync(HttpContext http, Value json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(ValueJson.Write(json), http.RequestAborted);
    }
}
