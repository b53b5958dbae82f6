namespace AcsConnector.Api.Audit;

/// <summary>The headers by which Logic Apps names a flow's run and the action in it.</summary>
internal static class WorkflowHeaders
{
    public const string RunId = "x-ms-workflow-run-id";
    public const string TrackingId = "x-ms-action-tracking-id";
    public const string ClientTrackingId = "x-ms-client-tracking-id";
}
