using System.Threading.Channels;
using AcsConnector.Emulator;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Sessions;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>Runs flows against this machine's API, and tells the page a line of JSON for everything that happens.</summary>
internal sealed class FlowRuns(OwnConnector own)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(5);

    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = HttpTransport.Timeout,
    };

    /// <summary>The history is the last line. The run ends when the page goes away.</summary>
    public async Task StreamAsync(HttpContext http, FlowSession session, ObjectValue input)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        end.CancelAfter(MaxDuration);
        var lines = Channel.CreateUnbounded<ObjectValue>();
        var flowInput = await ReadInputAsync(session, input, lines.Writer, end.Token);
        var running = RunAsync(session, flowInput, lines.Writer, end.Token);

        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var line in lines.Reader.ReadAllAsync(http.RequestAborted))
        {
            await http.Response.WriteAsync(ValueJson.Write(line) + "\n", http.RequestAborted);
            if (!lines.Reader.TryPeek(out _))
                await http.Response.Body.FlushAsync(http.RequestAborted);
        }

        await running;
    }

    private async Task RunAsync(FlowSession session, FlowInput input, ChannelWriter<ObjectValue> lines, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = session.Split(input, own);
            for (var i = 0; i < inputs.Count; i++)
            {
                lines.TryWrite(new ObjectValue(("event", "runStarted"), ("run", i + 1L), ("of", (long)inputs.Count)));
                var run = await session.RunAsync(inputs[i], own, cancellationToken);
                lines.TryWrite(new ObjectValue(("event", "runEnded"), ("history", RunHistory.Write(run))));
            }
        }
        finally
        {
            lines.Complete();
        }
    }

    private async Task<FlowInput> ReadInputAsync(
        FlowSession session, ObjectValue input, ChannelWriter<ObjectValue> lines, CancellationToken cancellationToken) => new()
        {
            Network = new HttpTransport(Client),
            Trigger = await own.FillAsync(TriggerInput.Read(input["trigger"] is { IsNull: false } given ? given : null), cancellationToken),
            Parameters = input["parameters"] as ObjectValue ?? ObjectValue.Empty,
            OnEvent = happened => lines.TryWrite(LineOf(happened, session.Secrets)),
        };

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
