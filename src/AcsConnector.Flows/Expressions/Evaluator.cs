using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>A tree to its value.</summary>
internal static class Evaluator
{
    /// <summary>Functions take a while over texts of this length, and the next one looks at the clock.</summary>
    private const int LongText = 100_000;

    /// <exception cref="EvaluationException">The expression has no value here.</exception>
    public static Value Evaluate(this Expression expression, EvaluationContext context) => expression switch
    {
        Literal literal => literal.Value,
        Call call => Invoke(call, context),
        Access access => AccessPath.Read(access, access.Target.Evaluate(context), access.Key.Evaluate(context)),
        Interpolation interpolation => Join(interpolation, context),
        ArrayTemplate array => EvaluateArray(array, context),
        ObjectTemplate template => EvaluateObject(template, context),
        _ => throw new InvalidOperationException($"No evaluation for {expression.GetType().Name}."),
    };

    private static Value Invoke(Call call, EvaluationContext context)
    {
        var function = Resolve(call, context.Functions) ?? throw new EvaluationException($"The template function '{call.Name}' is not defined or not valid.") { UnknownFunction = call.Name };
        function.CheckArity(call.Name, call.Arguments.Count);
        if (function.Lazy is { } lazy)
            return lazy(call, context);

        var arguments = call.Arguments.Count == 0 ? [] : new Value[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = call.Arguments[i].Evaluate(context);
        CheckSize(arguments, context);
        return function.Body!(new Invocation(function, call.Name, arguments, context));
    }

    private static void CheckSize(Value[] arguments, EvaluationContext context)
    {
        var length = 0L;
        var isLong = false;
        foreach (var argument in arguments)
        {
            if (argument is StringValue text)
                length += text.Length;
            else
                isLong |= argument is ArrayValue or ObjectValue;
        }

        if (length > context.Limits.MaxValueSize)
            throw TooLong(context);
        if (isLong || length > LongText)
            context.CheckTime();
    }

    private static Function? Resolve(Call call, FunctionTable functions)
    {
        if (call.Resolved is not { } resolved || resolved.Functions != functions)
            call.Resolved = resolved = new ResolvedName(functions, functions.Find(call.Name));
        return resolved.Function;
    }

    private static StringValue Join(Interpolation interpolation, EvaluationContext context)
    {
        var text = new StringBuilder();
        foreach (var part in interpolation.Parts)
        {
            text.Append(part.Evaluate(context).ToText());
            if (text.Length > context.Limits.MaxValueSize)
                throw TooLong(context);
        }

        return new StringValue(text.ToString());
    }

    private static EvaluationException TooLong(EvaluationContext context) =>
        new($"A text is longer than {context.Limits.MaxValueSize} characters.");

    private static ArrayValue EvaluateArray(ArrayTemplate array, EvaluationContext context)
    {
        var items = new Value[array.Items.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = array.Items[i].Evaluate(context);
        return new ArrayValue(items);
    }

    private static ObjectValue EvaluateObject(ObjectTemplate template, EvaluationContext context)
    {
        var properties = new OrderedDictionary<string, Value>(template.Properties.Count);
        foreach (var (name, value) in template.Properties)
            properties[name.Evaluate(context).ToText()] = value.Evaluate(context);
        return new ObjectValue(properties);
    }
}
