using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>Why a run or an action did not succeed. Secrets that the run came across are not in it.</summary>
/// <param name="Code">The code, such as <c>ActionFailed</c> or what the response's body has; null for none.</param>
/// <param name="Message">The message for people; null for none.</param>
/// <param name="StatusCode">The HTTP status of the response that failed; null where there was none.</param>
public sealed record FlowError(string? Code, string? Message, int? StatusCode = null)
{
    internal static FlowError? Of(Value? error, Secrets secrets) => error is ObjectValue { Count: > 0 } members
        ? new FlowError(members["code"]?.ToText(), Mask(members["message"]?.ToText(), secrets))
        : null;

    internal static FlowError? Of(ActionRun run, Secrets secrets) => run.FailureWith(showSecure: false) is { } failure
        ? new FlowError(failure.Code, Mask(failure.Message, secrets), failure.StatusCode)
        : Of(run.Record.Error, secrets);

    /// <summary>The status, the code and the message in one line.</summary>
    public override string ToString() => string.Join(": ", new[] { StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture), Code, Message }.OfType<string>());

    private static string? Mask(string? message, Secrets secrets) => message is null ? null : secrets.Mask(message);
}
