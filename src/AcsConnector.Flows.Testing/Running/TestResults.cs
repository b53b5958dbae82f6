namespace AcsConnector.Flows.Testing.Running;

/// <summary>How all cases went.</summary>
internal sealed record TestResults(IReadOnlyList<FileResult> Files, TimeSpan Duration)
{
    /// <summary>All cases of all files.</summary>
    public IEnumerable<CaseResult> Cases => Files.SelectMany(file => file.Cases);

    /// <summary>Cases in which all was as expected.</summary>
    public int Passed => Cases.Count(one => one.HasPassed);

    /// <summary>Cases in which something was not.</summary>
    public int Failed => Cases.Count(one => one.Errors.Count == 0 && one.Failures.Count > 0);

    /// <summary>Cases that say nothing, and files that cannot be used.</summary>
    public int Errors => Cases.Count(one => one.Errors.Count > 0) + UnusableFiles;

    /// <summary>Files that cannot be used.</summary>
    public int UnusableFiles => Files.Count(file => file.Errors.Count > 0);
}
