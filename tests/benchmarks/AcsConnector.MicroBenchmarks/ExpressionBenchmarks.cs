using AcsConnector.Flows;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using BenchmarkDotNet.Attributes;

namespace AcsConnector.MicroBenchmarks;

/// <summary>An expression of a flow.</summary>
[MemoryDiagnoser]
public class ExpressionBenchmarks
{
    private const string Text = "@concat('user-', triggerBody()?['name'], '-', variables('n'))";
    private readonly Expression _template = Template.Parse(Text);
    private readonly JsonContext _context = new(
        (ObjectValue)ValueJson.Parse("""{"trigger": {"outputs": {"body": {"name": "Ada"}}}, "variables": {"n": 7}}"""), TimeProvider.System);

    [Benchmark]
    public object Parse() => Template.Parse(Text);

    [Benchmark]
    public object Evaluate() => _template.Evaluate(_context);
}
