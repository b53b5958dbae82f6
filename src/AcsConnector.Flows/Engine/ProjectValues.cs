using System.Text.RegularExpressions;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>
/// The values of a Standard project's files, which are expressions: <c>@appsetting('x')</c> in parameters.json,
/// <c>@parameters('y')</c> too in connections.json.
/// https://learn.microsoft.com/azure/logic-apps/create-parameters-workflows
/// </summary>
internal static partial class ProjectValues
{
    private const string Connections = "$connections";

    /// <summary>The run's parameters with their values.</summary>
    /// <exception cref="FlowRefusedException">One that the flow uses has no value.</exception>
    public static ObjectValue Resolve(FlowRun run)
    {
        var definition = run.Flow.Definition;
        if (definition.Host != FlowHost.Standard)
            return run.Parameters;
        var unknown = new List<(string Name, string Reason)>();
        var parameters = run.Parameters;
        foreach (var (name, value) in definition.ParameterValues.Where(parameter => ReferenceEquals(run.Parameters[parameter.Key], parameter.Value)))
            parameters = parameters.With(name, Evaluate(run, parameters, name, value, unknown));
        if (parameters[Connections] is { } connections)
            parameters = parameters.With(Connections, Evaluate(run, parameters, Connections, connections, unknown));
        var used = unknown.Count == 0 ? [] : UsedIn(definition.Definition);
        var problems = unknown.Where(one => used.Contains(one.Name)).Select(one => WhyUnknown(one.Name, one.Reason)).ToList();
        return problems.Count == 0 ? parameters : throw new FlowRefusedException(definition.Name, problems);
    }

    private static Value Evaluate(FlowRun run, ObjectValue parameters, string name, Value value, List<(string Name, string Reason)> unknown)
    {
        try
        {
            var expression = Template.Parse(value, run.Limits);
            return expression is Literal ? value : new ActionScope(new Frame(run), run.CancellationToken) { Parameters = parameters }.Evaluate(expression);
        }
        catch (Exception e) when (e is ExpressionException or ActionException or OperationCanceledException)
        {
            unknown.Add((name, e.Message));
            return value;
        }
    }

    private static FlowProblem WhyUnknown(string name, string reason)
    {
        var file = name == Connections ? "connections.json" : "parameters.json";
        return new FlowProblem($"{file}#/{JsonPointer.Escape(name)}", null, $"The parameter '{name}' has no value: {reason}", FlowProblemKind.Value);
    }

    /// <summary>A project's file has parameters of other workflows, too.</summary>
    private static HashSet<string> UsedIn(ObjectValue definition) =>
        new(Parameter.Matches(ValueJson.Write(definition)).Select(match => match.Groups["name"].Value), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"parameters\(\s*'(?<name>[^']+)'\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter { get; }
}
