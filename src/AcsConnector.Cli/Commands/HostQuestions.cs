using AcsConnector.Cli.Shell;
using AcsConnector.Flows.Transport;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary>Asks before a flow leaves this machine, or says which option allows it.</summary>
internal sealed class HostQuestions(Terminal terminal, RunArguments arguments)
{
    /// <summary>Hosts that options and answers have named so far.</summary>
    public List<string> Allowed { get; } = [.. arguments.AllowedHosts];

    /// <summary>Asked when a run comes to a host that no definition named; null where nobody can be asked.</summary>
    public Func<Uri, bool>? Ask => CanAsk ? address => IsAllowed(AllowedHosts.NameOf(address), "") : null;

    private bool CanAsk => terminal.CanAsk && !arguments.IsOffline && string.IsNullOrEmpty(terminal.Variable("CI"));

    /// <summary>Settles, before anything is started, what the definition says about the addresses it calls.</summary>
    /// <exception cref="FlowInputException">It needs a network that it may not use.</exception>
    public void Settle(FlowSession session, FlowSetup setup)
    {
        if (arguments.IsOffline && FindCalls(session).ToList() is { Count: > 0 } calls)
        {
            throw new FlowInputException(
                $"With --offline every action that calls something needs a response, and these have none: {string.Join(", ", calls)}. "
                + "Give responses with --mocks FILE, which 'acs-connector flow mocks' writes, have them made up with --mock-missing, or run without --offline.");
        }

        using var network = FlowNetwork.Open(setup, own: null, Allowed);
        var refused = session.Flow.Connections
            .Where(call => call.Address is { } address && !network.Hosts.Contains(address))
            .GroupBy(call => AllowedHosts.NameOf(call.Address!), call => call.Action, StringComparer.OrdinalIgnoreCase)
            .Where(host => !IsAllowed(host.Key, $" ({string.Join(", ", host.Select(LogSafeWriter.Escape))})"))
            .ToList();
        if (refused.Count > 0)
        {
            throw new FlowInputException(
                $"This flow calls {string.Join(", ", refused.Select(host => $"{host.Key} ({string.Join(", ", host.Select(LogSafeWriter.Escape))})"))}. "
                + $"{AllowWith(refused.Select(host => host.Key))}, or give the responses of these actions in --mocks.");
        }
    }

    /// <summary>The option that allows what was refused.</summary>
    public static string AllowWith(IEnumerable<string> hosts) => $"Allow it with {string.Join(' ', hosts.Select(host => $"--allow-host {host}"))}";

    /// <summary>The actions that would call somebody, those of flows that are called with the flow's name.</summary>
    private static IEnumerable<string> FindCalls(FlowSession session) =>
        from flow in session.Flow.WithCalled
        from action in flow.Actions
        where action.Connects
        select LogSafeWriter.Escape(ReferenceEquals(flow.Flow, session.Flow.Definition) ? action.Name : $"{action.Name} of the flow '{flow.Flow.Name}'");

    private bool IsAllowed(string host, string actions)
    {
        if (!CanAsk)
            return false;
        terminal.Error.Write($"This flow calls {host}{actions}. Allow it for this run? [y/N] ");
        terminal.Error.Flush();
        if (terminal.Input().ReadLine()?.Trim() is not { } answer || !(answer.Equals("y", StringComparison.OrdinalIgnoreCase) || answer.Equals("yes", StringComparison.OrdinalIgnoreCase)))
            return false;
        Allowed.Add(host);
        return true;
    }
}
