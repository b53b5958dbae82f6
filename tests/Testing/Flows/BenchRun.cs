using System.Globalization;
using System.Text.RegularExpressions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Testing.Flows;

/// <summary>A run, what it sent, and what a recording of it would hold.</summary>
internal sealed record BenchRun(RunResult Result, IReadOnlyList<FlowRequest> Requests, ObjectValue Mocks, string ApiAddress)
{
    public ActionRun this[string action] => Result.Actions.Single(run => run.Record.Name == action);

    public IEnumerable<FlowRequest> To(string action) => Requests.Where(request => request.Action == action);

    public long? StatusCodeOf(string action) => ((this[action].Record.Outputs as ObjectValue)?["statusCode"] as IntegerValue)?.Content;

    /// <summary>What must be the same in every format: each action's end, what was composed, and the answer to the caller.</summary>
    public IReadOnlyList<string> Outcome(RunNames names)
    {
        var lines = new List<string> { $"run {Result.Status}" };
        foreach (var run in Result.Actions)
            AddLines(run, run.Record.Name);
        if (Result.Response is { Response: var answer })
            lines.Add(names.Generalize($"response {answer.StatusCode.ToString(CultureInfo.InvariantCulture)} {answer.Body}"));
        return lines;

        void AddLines(ActionRun run, string name)
        {
            lines.Add($"{name} {run.Record.Status} {run.Record.Code}");
            if (run.Record is { Type: "Compose", Outputs: { } composed })
                lines.Add(names.Generalize($"{name} = {composed}"));
            foreach (var (pass, repetition) in (run.Repetitions ?? []).Index())
                AddLines(repetition, $"{name}[{pass.ToString(CultureInfo.InvariantCulture)}]");
        }
    }

    /// <summary>What reached the API. The passes of a loop run side by side, so that only the order of each user's calls is kept.</summary>
    public IReadOnlyList<string> ApiCalls(RunNames names) => [.. Requests
        .Where(request => request.Uri.StartsWith(ApiAddress, StringComparison.Ordinal))
        .Select(request => names.Generalize($"{request.Method} {Uri.UnescapeDataString(request.Uri[ApiAddress.Length..])} {request.Body}"))
        .OrderBy(call => RunNames.UserIn(call), StringComparer.Ordinal)];
}

/// <summary>Puts names in the place of what differs from run to run.</summary>
public sealed partial class RunNames(params string[] users)
{
    private readonly List<string> _users = [.. users];

    public static string UserIn(string generalized) => UserName.Match(generalized).Value;

    public string Generalize(string text)
    {
        text = UserId.Replace(text, user => $"<user {Number(user.Value).ToString(CultureInfo.InvariantCulture)}>");
        return Time.Replace(Tokens.Replace(text, "<token>"), "<time>");
    }

    private int Number(string user)
    {
        if (!_users.Contains(user))
            _users.Add(user);
        return _users.IndexOf(user) + 1;
    }

    [GeneratedRegex("8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}")]
    private static partial Regex UserId { get; }

    [GeneratedRegex("<user [0-9]+>")]
    private static partial Regex UserName { get; }

    /// <summary>JSON web tokens, whoever issued them.</summary>
    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    public static partial Regex Tokens { get; }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})")]
    private static partial Regex Time { get; }
}
