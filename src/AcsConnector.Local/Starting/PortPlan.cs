using System.Globalization;
using AcsConnector.Local.Servers;

namespace AcsConnector.Local.Starting;

/// <summary>All ports of a start, looked at before the first is opened, so that whatever is wrong with them is told at once.</summary>
public sealed record PortPlan(PortChoice Page, PortChoice Api, PortChoice Https, PortChoice Http)
{
    /// <summary>The default port of <c>func start</c>, which many run beside this program: it is never moved to.</summary>
    private const int FunctionsHost = 7071;

    private IEnumerable<PortChoice> All => [Page, Api, Https, Http];

    /// <summary>Those that another program has, and defaults that an option has given to another listener.</summary>
    public IReadOnlyList<PortChoice> Taken() => [.. All.Where(choice => choice.IsTaken || (!choice.IsGiven && IsGivenToAnother(choice)))];

    /// <exception cref="StartException">Two options name the same port.</exception>
    public void RefuseRepeated()
    {
        var given = All.Where(choice => choice is { IsGiven: true, Port: not 0 }).GroupBy(choice => choice.Port);
        if (given.FirstOrDefault(same => same.Count() > 1) is not { } same)
            return;
        var options = string.Join(" and ", same.Select(choice => choice.Option));
        throw new StartException($"{options} are the same port, {Text(same.Key)}. Choose another for one of them.");
    }

    /// <summary>The plan with the next free ports in place of those that are taken.</summary>
    /// <exception cref="StartException">The command line names one of them.</exception>
    public PortPlan WithFreePorts(IReadOnlyList<PortChoice> taken)
    {
        if (taken.Where(choice => choice.IsGiven).ToList() is { Count: > 0 } given)
            throw Refusal(given);

        var used = All.Select(choice => choice.Port).Append(FunctionsHost).ToHashSet();
        return new PortPlan(Move(Page), Move(Api), Move(Https), Move(Http));

        PortChoice Move(PortChoice choice) => taken.Contains(choice) ? NextFree(choice, used) : choice;
    }

    /// <summary>One sentence with every port that is taken.</summary>
    public static StartException Refusal(IReadOnlyList<PortChoice> taken) => new(taken is [var one]
        ? $"Port {Text(one.Port)} of {one.Listener} is taken. Stop the program that has it, or choose another with {one.Option} (0 picks a free one)."
        : $"Ports are taken: {string.Join(", ", taken.Select(choice => $"{Text(choice.Port)} of {choice.Listener} ({choice.Option})"))}. "
            + "Stop the programs that have them, or choose others with these options (0 picks a free one).");

    /// <summary>Says where the listeners are that have moved.</summary>
    public string Moved(IReadOnlyList<PortChoice> taken)
    {
        var moves = from choice in taken
                    let now = All.Single(now => now.Option == choice.Option)
                    select $"{choice.Listener} on {Text(now.Port)} instead of {Text(choice.Port)}";
        var subject = taken.Count == 1 ? "A port is" : "Ports are";
        return $"{subject} taken, so the next free one serves: {string.Join(", ", moves)}. (--strict-ports refuses instead.)";
    }

    private bool IsGivenToAnother(PortChoice choice) =>
        choice.Port != 0 && All.Any(other => other != choice && other.IsGiven && other.Port == choice.Port);

    private static PortChoice NextFree(PortChoice choice, HashSet<int> used)
    {
        for (var port = choice.Port + 1; port <= 65535; port++)
        {
            var next = choice with { Port = port };
            if (!used.Contains(port) && !next.IsTaken)
            {
                used.Add(port);
                return next;
            }
        }

        throw Refusal([choice]);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
