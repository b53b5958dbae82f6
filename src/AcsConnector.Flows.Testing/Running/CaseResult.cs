using AcsConnector.Flows.Testing.Reading;

namespace AcsConnector.Flows.Testing.Running;

/// <summary>How a case went.</summary>
/// <param name="Name">What it is called; secrets are masked.</param>
/// <param name="Place">Where it stands in its file.</param>
internal sealed record CaseResult(string Name, Place Place)
{
    /// <summary>What is not as expected.</summary>
    public IReadOnlyList<CaseFailure> Failures { get; init; } = [];

    /// <summary>Why the case says nothing: it could not run, or it names what the flow does not have.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>How long it took in real time.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What came of the run; null where it could not run.</summary>
    public CaseRun? Run { get; init; }

    /// <summary>Whether all is as expected.</summary>
    public bool HasPassed => Failures.Count == 0 && Errors.Count == 0;
}
