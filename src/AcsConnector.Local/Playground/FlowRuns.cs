using System.Threading.Channels;
using AcsConnector.Emulator;
using AcsConnector.Flows;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Sessions;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>Runs flows against this machine's API, and tells the page a line of JSON for everything that happens.</summary>
internal sealed class FlowRuns(OwnConnector own, RecentRuns recent)
{
    /// <summary>The page shares its machine, and this process, with the emulator and the API; what a run keeps is sent to it as well.</summary>
    private static readonly FlowLimits Limits = FlowLimits.Default with { MaxRunMemory = 256 * 1024 * 1024, MaxActionRuns = 500_000 };

    /// <summary>The history is the last line. The run ends when the page goes away.</summary>
    public async Task StreamAsync(HttpContext http, FlowSession session, ObjectValue input)
    {
        var lines = Channel.CreateUnbounded<ObjectValue>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var network = FlowNetwork.Open(new FlowSetup(), own, AllowedHostsIn(input), usesProxy: false);
        var ended = new List<ActionEnded>();
        var flowInput = (await ReadInputAsync(input, network, end.Token)) with
        {
            OnEvent = happened =>
            {
                lines.Writer.TryWrite(LineOf(happened, session.Secrets));
                if (happened is ActionEnded action)
                    ended.Add(action);
            },
        };
        var running = RunAsync(session, flowInput, network, lines.Writer, ended, end.Token);

        try
        {
            http.Response.ContentType = "application/x-ndjson; charset=utf-8";
            await foreach (var line in lines.Reader.ReadAllAsync(http.RequestAborted))
            {
                await http.Response.WriteAsync(ValueJson.Write(line) + "\n", http.RequestAborted);
                if (!lines.Reader.TryPeek(out _))
                    await http.Response.Body.FlushAsync(http.RequestAborted);
            }
        }
        finally
        {
            // Nobody watches any more, whichever way that came.
            await end.CancelAsync();
            await running;
        }
    }

    private async Task RunAsync(
        FlowSession session, FlowInput input, FlowNetwork network, ChannelWriter<ObjectValue> lines, List<ActionEnded> ended, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = session.Split(input, own);
            for (var i = 0; i < inputs.Count; i++)
            {
                lines.TryWrite(new ObjectValue(("event", "runStarted"), ("run", i + 1L), ("of", (long)inputs.Count)));
                ended.Clear();
                var run = await session.RunAsync(inputs[i], own, cancellationToken);
                recent.Add(run.Id, ended);
                lines.TryWrite(new ObjectValue(
                    ("event", "runEnded"),
                    ("history", RunHistory.Write(run)),
                    ("refusedHosts", new ArrayValue([.. network.Hosts.Refused.Select(host => (Value)host)]))));
            }
        }
        finally
        {
            lines.Complete();
        }
    }

    private async Task<FlowInput> ReadInputAsync(ObjectValue input, FlowNetwork network, CancellationToken cancellationToken) => new()
    {
        Network = network.Transport,
        Limits = Limits,
        Trigger = await own.FillAsync(TriggerInput.Read(input["trigger"] is { IsNull: false } given ? given : null), cancellationToken),
        Parameters = await own.FillAsync(input["parameters"] as ObjectValue ?? ObjectValue.Empty, cancellationToken),
        Settings = input["settings"] as ObjectValue ?? ObjectValue.Empty,
    };

    /// <summary>The hosts that the page's user allowed by name.</summary>
    private static IEnumerable<string> AllowedHostsIn(ObjectValue input) =>
        (input["allowedHosts"] as ArrayValue)?.Items.Select(host => host.ToText()).Where(host => host is not ("" or "*")) ?? [];

    /// <summary>Secrets are hidden before the line leaves.</summary>
    private static ObjectValue LineOf(RunEvent happened, Secrets secrets)
    {
        var line = new ObjectValue(
            ("event", happened switch { ActionEnded => "actionEnded", RequestRetried => "actionRetried", _ => "actionStarted" }),
            ("action", happened.Action),
            ("iterations", new ArrayValue([.. happened.Iterations.Select(pass => (Value)(long)pass)])));
        return happened switch
        {
            ActionEnded { Run: var run } => line.With("record", secrets.Mask(RunHistory.WriteAction(run, showSecure: false))).With("branch", (Value?)run.Branch ?? Value.Null),
            RequestRetried { Retry: var retry } => line.With("code", retry.Code).With("waitSeconds", retry.WaitAfter.TotalSeconds),
            _ => line,
        };
    }
}
