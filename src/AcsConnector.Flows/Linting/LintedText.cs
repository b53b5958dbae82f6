using System.Globalization;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>A text of the definition that may hold expressions, a value or a property's name.</summary>
internal sealed class LintedText
{
    private LintedText(string pointer, string text, FlowLimits limits)
    {
        Pointer = pointer;
        try
        {
            Expression = Template.Parse(text, limits);
        }
        catch (ExpressionSyntaxException e)
        {
            Expression = new Literal(Value.Null);
            Error = e;
        }
    }

    /// <summary>Those members of an action whose texts the service evaluates, apart from the blocks inside.</summary>
    public static readonly string[] ActionMembers = ["inputs", "expression", "foreach", "limit", "trackedProperties", "runtimeConfiguration"];

    public string Pointer { get; }

    public Expression Expression { get; }

    public ExpressionSyntaxException? Error { get; }

    public bool IsTooLong => Error is { Message: var message } && message.StartsWith("The expression is longer", StringComparison.Ordinal);

    /// <summary>The calls in it, outer ones first.</summary>
    public IEnumerable<Call> Calls => Within(Expression).OfType<Call>();

    /// <summary>All texts in a JSON value.</summary>
    public static IEnumerable<LintedText> In(Value? json, string pointer, FlowLimits limits) => json switch
    {
        // In a template of Resource Manager such a text is another language's.
        StringValue { Content: var text } when ArmScope.IsExpression(text) => [],
        StringValue { Content: var text } when text.Contains('@', StringComparison.Ordinal) => [new LintedText(pointer, text, limits)],
        ArrayValue array => array.Items.SelectMany((item, i) =>
            In(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), limits)),
        ObjectValue members => members.SelectMany(member =>
            InMember(member.Key, member.Value, $"{pointer}/{JsonPointer.Escape(member.Key)}", limits)),
        _ => [],
    };

    public static IEnumerable<Expression> Within(Expression expression) => (expression switch
    {
        Call call => call.Arguments,
        Access access => [access.Target, access.Key],
        Interpolation interpolation => interpolation.Parts,
        _ => [],
    }).SelectMany(Within).Prepend(expression);

    private static IEnumerable<LintedText> InMember(string name, Value value, string pointer, FlowLimits limits) =>
        In(new StringValue(name), pointer, limits).Concat(In(value, pointer, limits));
}
