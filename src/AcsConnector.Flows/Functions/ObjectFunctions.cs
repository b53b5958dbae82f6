using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>Properties of objects; names match ignoring case.</summary>
internal static class ObjectFunctions
{
    public static readonly Function[] All =
    [
        new("addProperty", 3, 3, Expects("add")) { Body = AddProperty },
        new("setProperty", 3, 3, Expects("set")) { Body = static (in call) => Object(call).With(Name(call), call[2]) },
        new(
            "removeProperty",
            2,
            2,
            "expects two parameters: the object as the first parameter and the name of the property to remove as the second "
            + "parameter.")
        {
            Body = static (in call) => Object(call).Without(Name(call)),
        },
        new("coalesce", 1, Function.Many, "expects at least one parameter: the value to coalesce.") { Lazy = Coalesce, Anchor = "coalesce" },
    ];

    private static string Expects(string verb) =>
        $"expects three parameters: the object as the first parameter, the name of the property to {verb} as the second parameter, "
        + "and the value as the third parameter.";

    private static ObjectValue AddProperty(in Invocation call)
    {
        var target = Object(call);
        var name = Name(call);
        return !target.TryGet(name, out _) ? target.With(name, call[2]) : throw call.Error(
            $"expects the property to not exist in the object. Unable to add property '{name}' to '{ValueJson.Write(target)}' as it already exists.");
    }

    private static ObjectValue Object(in Invocation call) =>
        call[0] is ObjectValue properties ? properties : throw call.Unexpected(0, "to be an object");

    private static string Name(in Invocation call) => call.Text(1);

    private static Value Coalesce(Call call, EvaluationContext context)
    {
        foreach (var argument in call.Arguments)
        {
            var value = argument.Evaluate(context);
            if (!value.IsNull)
                return value;
        }

        return Value.Null;
    }
}
