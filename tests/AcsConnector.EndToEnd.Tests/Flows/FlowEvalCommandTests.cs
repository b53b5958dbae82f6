namespace AcsConnector.EndToEnd.Tests.Flows;

[Trait("Category", "CommandLine")]
public sealed class FlowEvalCommandTests
{
    /// <summary>A program that reads its arguments from files would take the second for one of them.</summary>
    [Theory]
    [Trait(ProgramRows.Trait, ProgramRows.Every)]
    [InlineData("@{add(1, 2)} users", "\"3 users\"")]
    [InlineData("@add(1, 2)", "3")]
    public async Task An_expression_may_begin_with_its_at_sign(string expression, string value)
    {
        var (exitCode, output, errors) = await CommandLine.RunAsync("flow", "eval", expression);

        Assert.Equal((0, value, ""), (exitCode, output.TrimEnd(), errors));
    }
}
