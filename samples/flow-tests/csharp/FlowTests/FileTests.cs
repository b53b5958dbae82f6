using AcsConnector.Flows.Testing;

namespace FlowTests;

/// <summary>The cases of the test files, a test each.</summary>
public sealed class FileTests
{
    public static TheoryData<string, string> Cases =>
        [.. FlowTestFiles.Find(Samples.At("tests")).Select(one => (Path.GetRelativePath(AppContext.BaseDirectory, one.File), one.Name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_passes(string file, string name) =>
        FlowTestFiles.RunAsync(Samples.At(file), name, cancellationToken: TestContext.Current.CancellationToken);
}
