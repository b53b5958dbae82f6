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
        var function = call.Resolved is { } resolved && resolved.Functions == context.Functions ? resolved.Function : Resolve(call, context.Functions);
        if (function.Lazy is { } lazy)
            return lazy(call, context);
        var arguments = call.Constants ?? EvaluateArguments(call.Arguments, context);
        CheckSize(arguments, context);
        return function.Body!(new Invocation(function, call.Name, arguments, context));
    }

    private static Value[] EvaluateArguments(Expression[] arguments, EvaluationContext context)
    {
        var values = new Value[arguments.Length];
        // An array asks of each value whether it may hold it, a span once.
        var slots = values.AsSpan();
        for (var i = 0; i < slots.Length; i++)
            slots[i] = arguments[i].Evaluate(context);
        return values;
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

    private static Function Resolve(Call call, FunctionTable functions)
    {
        var function = functions.Find(call.Name)
            ?? throw new EvaluationException($"The template function '{call.Name}' is not defined or not valid.") { UnknownFunction = call.Name };
        function.CheckArity(call.Name, call.Arguments.Length);
        call.Resolved = new ResolvedName(functions, function);
        return function;
    }

    private static StringValue Join(Interpolation interpolation, EvaluationContext context)
    {
        var texts = new string[interpolation.Parts.Count];
        var length = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = interpolation.Parts[i].Evaluate(context).ToText();
            length += texts[i].Length;
            if (length > context.Limits.MaxValueSize)
                throw TooLong(context);
        }

        return new StringValue(string.Concat(texts));
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
