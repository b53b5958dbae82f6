namespace AcsConnector.Flows.Engine;

/// <summary>How an action, a block or a run ended, in the service's words.</summary>
internal static class ActionStatus
{
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";
    public const string Skipped = "Skipped";
    public const string TimedOut = "TimedOut";
    public const string Cancelled = "Cancelled";

    internal static readonly string[] All = [Succeeded, Failed, Skipped, TimedOut, Cancelled];

    internal static string? Parse(string text) => Array.Find(All, status => status.Equals(text, StringComparison.OrdinalIgnoreCase));

    internal static bool IsFailure(string status) => status is Failed or TimedOut;
}
