using AcsConnector.Flows.Testing.Running;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reports;

/// <summary>
/// Results for other programs: <c>{passed, failed, errors, milliseconds, files: [{path, errors, cases: [{name, line, column, status,
/// milliseconds, errors, failures: [{path, expected, actual, reason}]}]}]}</c>. The status is passed, failed or error.
/// </summary>
internal static class JsonReport
{
    /// <summary>One JSON object.</summary>
    public static string Write(TestResults results) => ValueJson.WriteIndented(new ObjectValue(
        ("passed", (long)results.Passed),
        ("failed", (long)results.Failed),
        ("errors", (long)results.Errors),
        ("milliseconds", Milliseconds(results.Duration)),
        ("files", List(results.Files.Where(file => file.Cases.Count + file.Errors.Count > 0), WriteFile))));

    private static ObjectValue WriteFile(FileResult file) => new(
        ("path", file.Path),
        ("errors", List(file.Errors, error => (Value)error)),
        ("cases", List(file.Cases, WriteCase)));

    private static ObjectValue WriteCase(CaseResult one) => new(
        ("name", one.Name),
        ("line", (long)one.Place.Line),
        ("column", (long)one.Place.Column),
        ("status", one.HasPassed ? "passed" : one.Errors.Count > 0 ? "error" : "failed"),
        ("milliseconds", Milliseconds(one.Duration)),
        ("errors", List(one.Errors, error => (Value)error)),
        ("failures", List(one.Failures, WriteFailure)));

    private static ObjectValue WriteFailure(CaseFailure failure) => new(
        ("path", failure.Path),
        ("expected", failure.Expected),
        ("actual", failure.Actual),
        ("reason", failure.Reason));

    private static Value Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private static ArrayValue List<T>(IEnumerable<T> items, Func<T, Value> write) => new([.. items.Select(write)]);
}
