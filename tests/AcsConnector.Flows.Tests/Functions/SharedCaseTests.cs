using System.Globalization;
using System.Text;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Functions;

/// <summary>
/// A larger set of cases that does not live with these sources: wdl/cases.json in the folder that ACSCONNECTOR_SHARED_DATA names. Tier A is
/// measured in the cloud or has two sources, tier B has one.
/// </summary>
public sealed class SharedCaseTests
{
    private const string Variable = "ACSCONNECTOR_SHARED_DATA";

    /// <summary>Cases of tier A that hold on one platform only, and why they do not hold here.</summary>
    private static readonly Dictionary<string, string> Excused = [];

    [Fact]
    public void Tier_A_is_complete_and_tier_B_nearly()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name a folder with wdl/cases.json.");

        var file = (ObjectValue)ValueJson.Parse(File.ReadAllText(Path.Combine(folder!, "wdl", "cases.json")));
        var results = ((ArrayValue)file["cases"]!).Items.Cast<ObjectValue>().Select(json => Result.Of(json, (ObjectValue)file["baseContext"]!)).ToList();

        var report = new StringBuilder();
        foreach (var tier in results.GroupBy(result => result.Tier).OrderBy(tier => tier.Key))
            report.AppendLine(CultureInfo.InvariantCulture, $"tier {tier.Key}: {tier.Count(result => result.Problem is null)} of {tier.Count()}");
        foreach (var result in results.Where(result => result.Problem is not null))
            report.AppendLine(CultureInfo.InvariantCulture, $"{result.Tier} {result.Id} {result.Source}: {result.Problem}");
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        if (Environment.GetEnvironmentVariable("ACSCONNECTOR_SHARED_SCORE") is { Length: > 0 } score)
            File.WriteAllText(score, report.ToString());
        TestContext.Current.SendDiagnosticMessage(report.ToString());

        var failedInA = results.Where(result => result is { Tier: "A", Problem: not null } && !Excused.ContainsKey(result.Id));
        var tierB = results.FindAll(result => result.Tier == "B");
        Assert.True(!failedInA.Any(), report.ToString());
        Assert.True(tierB.Count(result => result.Problem is null) >= tierB.Count * 0.98, report.ToString());
    }

    private sealed record Result(string Id, string Tier, string Source, string? Problem)
    {
        public static Result Of(ObjectValue json, ObjectValue baseContext)
        {
            var withContext = json["context"] is StringValue { Content: "@base" } ? json.With("context", baseContext) : json;
            var problem = json["kind"] is StringValue { Content: "parse" } ? CheckSyntax(json) : ExpressionCase.Read(withContext).Check();
            return new Result(json["id"]!.ToText(), json["tier"]!.ToText(), json["expr"]!.ToText(), problem);
        }
    }

    private static string? CheckSyntax(ObjectValue json)
    {
        try
        {
            var expression = Template.Parse(json["expr"]!);
            return json["ast"] is not ObjectValue tree ? $"was read as {expression}"
                : Same(expression, tree) ? null
                : $"was read as {expression}, not {tree}";
        }
        catch (ExpressionSyntaxException e)
        {
            return json["parseError"] is null ? $"was not read: {e.Message}" : null;
        }
    }

    private static bool Same(Expression expression, ObjectValue tree) => expression switch
    {
        Access or Call => SameCall(expression, tree),
        Interpolation interpolation => tree["interp"] is ArrayValue parts && SameAll(interpolation.Parts, parts),
        Literal { Value: StringValue text } => text.Equals(tree["str"]),
        Literal { Value: BooleanValue boolean } => boolean.Equals(tree["bool"]),
        Literal { Value: NumberValue number } =>
            tree["num"] is StringValue text && number.AsDouble.Equals(double.Parse(text.Content, NumberStyles.Float, CultureInfo.InvariantCulture)),
        Literal { Value: NullValue } => tree["null"] is not null,
        _ => false,
    };

    private static bool SameCall(Expression expression, ObjectValue tree)
    {
        var accesses = new Stack<Access>();
        while (expression is Access access)
        {
            accesses.Push(access);
            expression = access.Target;
        }

        var steps = (tree["deref"] as ArrayValue)?.Items.Cast<ObjectValue>() ?? [];
        return expression is Call call
            && call.Name == tree["call"]?.ToText()
            && tree["args"] is ArrayValue arguments
            && SameAll(call.Arguments, arguments)
            && accesses.Count == steps.Count()
            && accesses.Zip(steps).All(pair => Same(pair.First.Key, (ObjectValue)pair.Second["key"]!) && pair.Second["safe"]!.Equals(pair.First.IsSafe));
    }

    private static bool SameAll(IReadOnlyList<Expression> expressions, ArrayValue trees) =>
        expressions.Count == trees.Items.Count && expressions.Zip(trees.Items).All(pair => Same(pair.First, (ObjectValue)pair.Second));
}
