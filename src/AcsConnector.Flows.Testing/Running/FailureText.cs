using System.Globalization;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>Parts of a run as text, without its secrets.</summary>
internal sealed class FailureText(Secrets secrets)
{
    /// <summary>Longer values are shown from shortly before the first difference on.</summary>
    private const int MaxLength = 300;

    private const int Before = 40;

    /// <summary>A value as JSON. What stands behind the name of a secret is one.</summary>
    /// <param name="path">Where it stands: its last name counts.</param>
    /// <param name="value">What is shown.</param>
    /// <param name="other">What it is compared with.</param>
    public string Show(string path, Value value, Value? other = null)
    {
        var text = Write(path, value);
        if (text.Length <= MaxLength)
            return text;
        var start = Math.Max(0, FirstDifference(text, other is null ? "" : Write(path, other)) - Before);
        return $"{(start > 0 ? "…" : "")}{text.AsSpan(start, Math.Min(MaxLength, text.Length - start))}{(start + MaxLength < text.Length ? "…" : "")}";
    }

    public string Show(IReadOnlyList<FlowRequest> requests) => requests.Count == 0
        ? "none"
        : secrets.Mask($"{RequestChecks.Count(requests.Count)}: {string.Join(", ", requests.Take(5).Select(request => $"{request.Method} {RequestAddress.PathOf(request.Uri)}"))}");

    public static string List(IReadOnlyList<string> statuses) => statuses.Count == 0 ? "none" : string.Join(", ", statuses);

    /// <summary>The error of what made the run fail, or of the run.</summary>
    public string? ReasonOf(RunResult run) => run.FailedAction is { } failed
        ? $"{failed.Record.Name}: {ReasonOf(failed)}"
        : TextOf(run.Error);

    /// <summary>The action's error, or why it was skipped; null where there is neither.</summary>
    public string? ReasonOf(ActionRun? action)
    {
        if (action is null)
            return null;
        if (action.FailureWith(showSecure: false) is not { } failure)
            return TextOf(action.Record.Error);
        return secrets.Mask(string.Join(' ', new[] { failure.StatusCode?.ToString(CultureInfo.InvariantCulture), failure.Reason ?? action.Record.Code }.OfType<string>().Distinct()));
    }

    private string? TextOf(Value? error) => error is ObjectValue { Count: > 0 } members
        ? secrets.Mask(string.Join(": ", new[] { members["code"], members["message"] }.OfType<StringValue>().Select(part => part.Content)))
        : null;

    private string Write(string path, Value value)
    {
        var name = path.Split('.')[^1].Split('[')[0];
        return ValueJson.Write(((ObjectValue)secrets.Mask(new ObjectValue((name, value))))[name]!);
    }

    private static int FirstDifference(string text, string other)
    {
        var same = text.AsSpan().CommonPrefixLength(other);
        return same == text.Length ? 0 : same;
    }
}
