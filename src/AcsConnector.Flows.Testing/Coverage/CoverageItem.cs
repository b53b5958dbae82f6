namespace AcsConnector.Flows.Testing.Coverage;

/// <summary>A part of a flow, and whether a case reached it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name for people: <c>Send</c>, <c>If_new: false</c>, <c>Tell_admin after Send: Failed</c>.</param>
/// <param name="IsReached">Whether a case did.</param>
internal sealed record CoverageItem(CoverageKind Kind, string Name, bool IsReached);
