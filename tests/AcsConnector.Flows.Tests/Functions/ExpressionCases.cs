using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Functions;

/// <summary>
/// What an expression must come to. <see cref="ExpectedText"/> is the value's exact JSON text, which tells 5 from 5.0;
/// <see cref="Error"/> is the whole message.
/// </summary>
internal sealed record ExpressionCase
{
    public required string Name { get; init; }

    /// <summary>As it stands in a definition; a text, or JSON with such texts in it.</summary>
    public required Value Source { get; init; }

    public ObjectValue Context { get; init; } = ObjectValue.Empty;

    public Value? Expected { get; init; }

    public string? ExpectedText { get; init; }

    public string? ExpectedType { get; init; }

    public bool MustFail { get; init; }

    public string? Error { get; init; }

    public string? ErrorContains { get; init; }

    public static ExpressionCase Read(ObjectValue json)
    {
        var source = json["expr"] ?? throw new InvalidDataException($"A case without an expression: {json}");
        var (error, part) = (json["error"], Text("errorContains"));
        return new ExpressionCase
        {
            Name = Text("name") ?? source.ToText(),
            Source = source,
            Context = json["context"] as ObjectValue ?? ObjectValue.Empty,
            Expected = json["expected"],
            ExpectedText = Text("expectedText"),
            ExpectedType = Text("expectedType"),
            MustFail = error is not null || part is not null,
            Error = (error as StringValue)?.Content,
            ErrorContains = part,
        };

        string? Text(string name) => (json[name] as StringValue)?.Content;
    }

    /// <summary>What is wrong with the result; null when nothing is.</summary>
    public string? Check()
    {
        Value result;
        try
        {
            result = Template.Parse(Source).Evaluate(new JsonContext(Context, TimeProvider.System));
        }
        catch (ExpressionException e)
        {
            return !MustFail ? $"failed: {e.Message}"
                : Error is not null && Error != e.Message ? $"said: {e.Message}\nnot:  {Error}"
                : ErrorContains is not null && !e.Message.Contains(ErrorContains, StringComparison.Ordinal) ? $"said: {e.Message}\nwithout: {ErrorContains}"
                : null;
        }

        var text = ValueJson.Write(result);
        return MustFail ? $"did not fail: {text}"
            : ExpectedText is not null && ExpectedText != text ? $"is {text}, not {ExpectedText}"
            : ExpectedText is null && !result.Equals(Expected) ? $"is {text}, not {(Expected is null ? "there" : ValueJson.Write(Expected))}"
            : ExpectedType is not null && ExpectedType != result.TypeName ? $"is of type {result.TypeName}, not {ExpectedType}: {text}"
            : null;
    }
}

/// <summary>The expressions of the conformance suite, by group of functions.</summary>
internal static class ExpressionCases
{
    public static IReadOnlyDictionary<string, IReadOnlyList<ExpressionCase>> ByGroup { get; } = ConformanceSuite
        .Read("expressions")
        .ToDictionary(file => file.Key, file => (IReadOnlyList<ExpressionCase>)[.. file.Value.Select(ExpressionCase.Read)]);
}
