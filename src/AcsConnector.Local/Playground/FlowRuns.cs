using System.Threading.Channels;
using AcsConnector.Emulator;
using AcsConnector.Flows;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Sessions;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>Runs flows against this machine's API, and tells the page a line of JSON for everything that happens.</summary>
internal sealed class FlowRuns(LocalApi api, EmulatorHost emulator)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = HttpTransport.Timeout,
    };

    public FlowEnvironment Environment(Value? mocks) => new()
    {
        Connectors = [OwnConnector.At(api.Address)],
        IsMocked = action => mocks is ObjectValue answers && answers.TryGet(action, out _),
    };

    /// <summary>The history is the last line. The run ends when the page goes away.</summary>
    public async Task StreamAsync(HttpContext http, Flow flow, ObjectValue input)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        end.CancelAfter(LongestRun);
        var lines = Channel.CreateUnbounded<ObjectValue>();
        var options = await OptionsAsync(input, lines.Writer, end.Token);
        var running = Task.Run(() => Run(flow, options, lines.Writer, end.Token), CancellationToken.None);

        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var line in lines.Reader.ReadAllAsync(http.RequestAborted))
        {
            await http.Response.WriteAsync(ValueJson.Write(line) + "\n", http.RequestAborted);
            if (!lines.Reader.TryPeek(out _))
                await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        await running;
    }

    private static void Run(Flow flow, FlowRunOptions options, ChannelWriter<ObjectValue> lines, CancellationToken end)
    {
        try
        {
            lines.TryWrite(new ObjectValue(("event", "runEnded"), ("history", RunHistory.Write(flow.Run(options, end)))));
        }
        finally
        {
            lines.Complete();
        }
    }

    private async Task<FlowRunOptions> OptionsAsync(ObjectValue input, ChannelWriter<ObjectValue> lines, CancellationToken end)
    {
        var secrets = new Secrets();
        return new FlowRunOptions
        {
            Transport = new MockTransport(input["mocks"] as ObjectValue ?? ObjectValue.Empty, new HttpTransport(Client)),
            Time = new VirtualTime(TimeProvider.System),
            TriggerBody = input["trigger"] is { IsNull: false } body ? await OwnConnector.FillAsync(body, emulator.Http, end) : null,
            Parameters = input["parameters"] as ObjectValue ?? ObjectValue.Empty,
            AppSettings = new ObjectValue(("AcsConnector_ApiUrl", api.Address), ("AcsConnector_Connection", LocalApi.ApiKey)),
            OnEvent = happened => lines.TryWrite(LineOf(happened, secrets)),
            Secrets = secrets,
        };
    }

    /// <summary>Secrets are hidden before the line leaves.</summary>
    private static ObjectValue LineOf(RunEvent happened, Secrets secrets)
    {
        var line = new ObjectValue(
            ("event", happened switch { ActionEnded => "actionEnded", RequestRetried => "actionRetried", _ => "actionStarted" }),
            ("action", happened.Action),
            ("iterations", new ArrayValue([.. happened.Iterations.Select(pass => (Value)(long)pass)])));
        return happened switch
        {
            ActionEnded { Run: var run } => line.With("record", secrets.Mask(RunHistory.WriteAction(run, showSecure: false))),
            RequestRetried { Retry: var retry } => line.With("code", retry.Code).With("waitSeconds", retry.WaitAfter.TotalSeconds),
            _ => line,
        };
    }
}
