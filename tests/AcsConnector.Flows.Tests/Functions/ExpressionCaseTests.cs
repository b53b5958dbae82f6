namespace AcsConnector.Flows.Tests.Functions;

/// <summary>Every row of the case files.</summary>
public sealed class ExpressionCaseTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Rows =>
        from @group in ExpressionCases.ByGroup
        from row in @group.Value.Index()
        select new TheoryDataRow<string, int>(@group.Key, row.Index) { TestDisplayName = $"{@group.Key}: {row.Item.Name}" };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_case_comes_to_what_its_row_says(string group, int row)
    {
        var expression = ExpressionCases.ByGroup[group][row];
        var problem = expression.Check();
        Assert.True(problem is null, $"{expression.Source}\n{problem}");
    }
}
