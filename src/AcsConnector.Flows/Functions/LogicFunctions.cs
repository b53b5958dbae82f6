using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Expressions.ArityEnding;

namespace AcsConnector.Flows.Functions;

internal static class LogicFunctions
{
    private const string NeedsBoolean = "expects at least one boolean parameter.";

    public static readonly Function[] All =
    [
        new("and", 1, Function.Many, NeedsBoolean, Parameters) { Lazy = And, Anchor = "and" },
        new("or", 1, Function.Many, NeedsBoolean, Parameters) { Lazy = Or, Anchor = "or" },
        new("not", 1, 1, "expects one parameter: the boolean value to negate.", Parameters) { Body = Not, Anchor = "not" },
        new(
            "if",
            3,
            3,
            "expects three parameter: the condition to test as the first parameter, the value to return if the condition is true "
            + "as the second parameter, and the value to return if the condition is false as the third parameter.")
        {
            Lazy = If,
            Anchor = "if",
        },
        new("equals", 2, Function.Many, "expects two parameters: the values to test for deep equality.") { Body = AreEqual, Anchor = "equals" },
        Comparison("greater", static order => order > 0),
        Comparison("greaterOrEquals", static order => order >= 0),
        Comparison("less", static order => order < 0),
        Comparison("lessOrEquals", static order => order <= 0),
    ];

    private static Value And(Call call, EvaluationContext context)
    {
        foreach (var argument in call.Arguments)
        {
            if (!IsTrue(call, argument.Evaluate(context)))
                return false;
        }

        return true;
    }

    private static Value Or(Call call, EvaluationContext context)
    {
        foreach (var argument in call.Arguments)
        {
            if (IsTrue(call, argument.Evaluate(context)))
                return true;
        }

        return false;
    }

    private static bool IsTrue(Call call, Value value) => value is BooleanValue boolean
        ? boolean.Content
        : throw new EvaluationException(
            $"The template language function '{call.Name}' expects all of its parameters to be booleans. Found invalid parameter types: '{value.TypeName}'.");

    private static Value Not(in Invocation call) =>
        call[0] is BooleanValue boolean ? !boolean.Content : throw call.Unexpected(0, "to be a boolean");

    private static Value If(Call call, EvaluationContext context) => call.Arguments[0].Evaluate(context) switch
    {
        BooleanValue condition => call.Arguments[condition.Content ? 1 : 2].Evaluate(context),
        var other => throw new EvaluationException(
            $"The template language function '{call.Name}' expects its first parameter to be of type boolean. "
            + $"The provided value is of type '{other.TypeName}'.{Function.Link("if")}"),
    };

    private static Value AreEqual(in Invocation call)
    {
        for (var i = 1; i < call.Count; i++)
        {
            if (!call[0].Equals(call[i]))
                return false;
        }

        return true;
    }

    private static Function Comparison(string name, Func<int, bool> holds) => new(name, 2, 2, "expects two parameter of matching types.")
    {
        Body = (in call) => ValueOrder.Compare(call[0], call[1]) is { } order ? holds(order) : throw Incomparable(call),
    };

    private static EvaluationException Incomparable(in Invocation call)
    {
        var (first, second) = (call[0], call[1]);
        if (IsOrdered(first) && IsOrdered(second))
        {
            return call.Error(
                "expects two parameter of matching types. "
                + $"The function was invoked with values of type '{first.TypeName}' and '{second.TypeName}' that do not match.");
        }

        return call.Error(
            "expects all of its parameters to be either integer or decimal numbers. "
            + $"Found invalid parameter types: '{(IsOrdered(first) ? second : first).TypeName}'.");

        static bool IsOrdered(Value value) => value is NumberValue or StringValue;
    }
}
