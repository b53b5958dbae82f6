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

    public static void MapFlows(this IEndpointRouteBuilder routes, LocalApi api, EmulatorHost emulator)
    {
        var open = new OpenFlows();
        var recent = new RecentRuns();
        var runs = new FlowRuns(OwnConnector.Over(api, emulator), recent);
        routes.MapGet("/api/flows/samples", http => WriteAsync(http, SampleFlows.List()));
        routes.MapPost("/api/flows/samples/{format}/{name}", http => OpenSampleAsync(http, open));
        routes.MapPost("/api/flows", http => OpenFileAsync(http, open));
        routes.MapPost("/api/flows/{id}/run", http => RunAsync(http, open, runs));
        routes.MapPost("/api/flows/{id}/mocks", http => MakeMocksAsync(http, open));
        routes.MapPost("/api/runs/{id}/secure", http => ShowSecureAsync(http, recent));
    }

    private static Task OpenSampleAsync(HttpContext http, OpenFlows open)
    {
        var (format, name) = ((string)http.GetRouteValue("format")!, (string)http.GetRouteValue("name")!);
        return SampleFlows.Read(format, name) is { } sample
            ? WriteAsync(http, new ArrayValue([Describe(sample.Flow, open, sample)]))
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
        // The readers want a file with its name; nothing of it stays.
        var folder = Directory.CreateTempSubdirectory("acs-connector-flow-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await using (var file = File.Create(path))
                await http.Request.Body.CopyToAsync(file, http.RequestAborted);
            await WriteAsync(http, new ArrayValue([.. FlowFile.Read(path).Select(flow => Describe(flow, open, null))]));
        }
        catch (FlowFileException e)
        {
            var message = e.Message.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            await PageJson.WriteErrorAsync(http, 400, new PageError("NotAFlow", message, "file"));
        }
        catch (BadHttpRequestException e)
        {
            await PageJson.WriteErrorAsync(http, e.StatusCode, new PageError("TooLarge", $"The file is larger than {FileLimit / 1024 / 1024} MB. Choose the exported flow itself.", "file"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task RunAsync(HttpContext http, OpenFlows open, FlowRuns runs) => WithFlowAsync(http, open, async (definition, input) =>
    {
        var session = FlowSession.Load(definition.WithTemplateParameters(input["parameters"] as ObjectValue ?? ObjectValue.Empty), new FlowSetup { Mocks = input["mocks"] as ObjectValue });
        await runs.StreamAsync(http, session, input);
    });

    /// <summary>A mock for one action; or those for the actions that would keep the flow from running, and the trigger and the values that it would miss.</summary>
    private static Task MakeMocksAsync(HttpContext http, OpenFlows open) => WithFlowAsync(http, open, async (definition, input) =>
    {
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
    private static async Task WithFlowAsync(HttpContext http, OpenFlows open, Func<FlowDefinition, ObjectValue, Task> use)
    {
        if (open.Find((string)http.GetRouteValue("id")!) is not { } definition)
        {
            await PageJson.WriteErrorAsync(http, 404, new PageError("NotOpen", "This flow is not open any more, because acs-connector was started again. Open it once more."));
            return;
        }

        await WithInputAsync(http, input => use(definition, input));
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

    /// <summary>What the page draws: the definition as it is, and what lint says of it.</summary>
    private static ObjectValue Describe(FlowDefinition flow, OpenFlows open, SampleFlows.Sample? sample) => new(
        ("id", open.Add(flow)),
        ("name", flow.Name),
        ("host", flow.Host.ToString()),
        ("definition", flow.Definition),
        ("trigger", sample?.Trigger ?? Value.Null),
        ("mocks", sample?.Mocks ?? Value.Null),
        ("parameters", sample?.Parameters ?? Value.Null),
        ("asked", new ObjectValue([.. FlowSession.FindAsked(flow, new FlowSetup()).Select(asked =>
            (asked.Action, (Value)new ObjectValue(("service", asked.Service), ("operation", asked.Operation))))])),
        ("findings", new ArrayValue([.. FlowSession.Lint(flow, new FlowSetup { Mocks = sample?.Mocks }).Select(finding => new ObjectValue(
            ("rule", finding.Rule.Id),
            ("severity", finding.Rule.Severity.ToString()),
            ("action", finding.Action),
            ("message", finding.Message),
            ("fix", finding.Rule.Fix)))])));

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
