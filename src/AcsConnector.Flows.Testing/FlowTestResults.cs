using AcsConnector.Flows.Testing.Reports;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing;

/// <summary>How the cases of test files went.</summary>
public sealed class FlowTestResults
{
    private readonly TestResults _results;

    internal FlowTestResults(TestResults results) => _results = results;

    /// <summary>Cases in which all was as expected.</summary>
    public int Passed => _results.Passed;

    /// <summary>Cases in which something was not.</summary>
    public int Failed => _results.Failed;

    /// <summary>Cases that say nothing, because they could not run or name what the flow does not have, and files that cannot be used.</summary>
    public int Errors => _results.Errors;

    /// <summary>Whether all cases passed, and there is one at least.</summary>
    public bool HasPassed => Passed > 0 && Failed + Errors == 0;

    /// <summary>The results as <c>acs-connector flow test</c> prints them.</summary>
    public override string ToString() => TextReport.Write(_results);

    /// <summary>The results as JUnit's XML, which servers for builds read.</summary>
    public string ToJUnit() => JUnitReport.Write(_results);
}
