namespace AcsConnector.Flows.Engine;

/// <summary>Something that happened in a run, told while it runs.</summary>
/// <param name="Iterations">The numbers of the iterations around the action, outermost first; empty outside of loops.</param>
internal abstract record RunEvent(string Action, string Type, IReadOnlyList<int> Iterations);
