using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Expressions.ArityEnding;

namespace AcsConnector.Flows.Functions;

/// <summary>Making texts of texts. Finding something in one: <see cref="StringSearchFunctions"/>.</summary>
internal static class StringFunctions
{
    public static readonly Function[] All =
    [
        new("concat", 1, Function.Many, "expects a comma separated list of string and integer parameters.", NoParameters)
        {
            Body = static (in call) => call.Count switch
            {
                2 => string.Concat(call[0].ToText(), call[1].ToText()),
                3 => string.Concat(call[0].ToText(), call[1].ToText(), call[2].ToText()),
                4 => string.Concat(call[0].ToText(), call[1].ToText(), call[2].ToText(), call[3].ToText()),
                _ => string.Concat(Array.ConvertAll(call.Arguments, argument => argument.ToText())),
            },
            Anchor = "concat",
        },
        new(
            "substring",
            2,
            3,
            "expects two parameters: the 'string' to take a section from as the first parameter, the 'start index' as the second "
            + "parameter.")
        {
            Body = Substring,
            Anchor = "substring",
        },
        new(
            "slice",
            2,
            3,
            "expects two parameters, with an optional third parameter. It expects the source string as the first parameter, the "
            + "start index as a second parameter, and an optional third parameter specifying the end index of the substring.")
        {
            Body = Slice,
            Anchor = "slice",
        },
        new("chunk", 2, 2, "expects two parameters: the string to chunk as the first parameter, the chunk length as the second parameter.")
        {
            Body = Chunk,
            Anchor = "chunk",
        },
        new(
            "replace",
            3,
            3,
            "expects three string parameters: the string to replace characters inside of as the first parameter, the string that "
            + "will be replaced by the new string as the second parameter, and the new string as the third parameter.")
        {
            Body = Replace,
            Anchor = "replace",
        },
        new("split", 2, 2, "expects two parameters: the string to split as the first parameter, the separator as the second parameter.")
        {
            Body = Split,
            Anchor = "split",
        },
        new("toLower", 1, 1, "expects one parameter: the string to convert to lower casing.", Parameters)
        {
            Body = static (in call) => call.Text(0).ToLowerInvariant(),
            Anchor = "toLower",
        },
        new("toUpper", 1, 1, "expects one parameter: the string to convert to upper casing.", Parameters)
        {
            Body = static (in call) => call.Text(0).ToUpperInvariant(),
            Anchor = "toUpper",
        },
        new("trim", 1, 1, "must have only one parameter.", None)
        {
            Body = static (in call) => call.Text(0).Trim(),
            Anchor = "trim",
            ArityAnchor = "",
        },
        new("guid", 0, 1, "can be invoked with no parameters or with an optional format parameter.")
        {
            Body = NewGuid,
            Anchor = "guid",
        },
        new(
            "formatNumber",
            2,
            3,
            "expects two parameters, with an optional third parameter. It expects the number to be formatted at the first "
            + "parameter, a numeric format string as the second parameter, and an optional locale string, which defaults to 'en-us', "
            + "as the third parameter.")
        {
            Body = FormatNumber,
            Anchor = "FormatNumber",
        },
        new("isInt", 1, 1, "expects one parameter, a string which may contain an integer.")
        {
            Body = static (in call) => NumberText.TryInteger(call.Text(0), out _),
            Anchor = "isInt",
        },
        new("isFloat", 1, 2, "expects a string to parse as the first parameter, and an optional RFC4646 culture-identifier string as the second parameter.")
        {
            Body = static (in call) =>
                NumberText.TryFloat(call.TypedText(0), call.Culture(1, CultureInfo.InvariantCulture), out _),
            Anchor = "isFloat",
        },
    ];

    private static Value Substring(in Invocation call)
    {
        var text = call.TypedText(0);
        var start = call.Integer(1);
        if (call.Count == 2)
        {
            return start >= 0 && start < text.Length ? text[(int)start..] : throw call.LinkedError(
                "parameter is out of range: 'start index' must be non-negative integer and should be less than the length of the string.");
        }

        var length = call.Integer(2);
        var isInside = start >= 0 && start <= text.Length && length >= 0 && length <= text.Length - start;
        return isInside ? text.Substring((int)start, (int)length) : throw call.LinkedError(
            "parameters are out of range: 'start index' and 'length' must be non-negative integers "
            + "and their sum must be no larger than the length of the string.");
    }

    private static Value Slice(in Invocation call)
    {
        var text = call.TypedText(0);
        var start = Position(call.Integer(1), text.Length);
        var end = call.Count > 2 ? Position(call.Integer(2), text.Length) : text.Length;
        return start < end ? text[start..end] : "";
    }

    /// <summary>A negative index counts from the end; one outside of the text is at its nearer end.</summary>
    private static int Position(long index, int length) => (int)Math.Clamp(index < 0 ? index + length : index, 0, length);

    private static ArrayValue Chunk(in Invocation call)
    {
        var source = call[0] is StringValue or ArrayValue ? call[0] : throw call.Unexpected(0, "to be an array or a string");
        var size = (int)Math.Min(call.Integer(1), int.MaxValue);
        if (size < 1)
            throw call.LinkedError("expects chunk size to be a positive integer. The provided value is less than 1.");
        return new ArrayValue(source is ArrayValue array
            ? [.. array.Items.Chunk(size).Select(items => new ArrayValue(items))]
            : [.. source.ToText().Chunk(size).Select(letters => new StringValue(new string(letters)))]);
    }

    private static Value Replace(in Invocation call)
    {
        var text = Named(call, 0, "string");
        var old = Named(call, 1, "old string");
        var replacement = Named(call, 2, "new string");
        return old.Length > 0
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw call.LinkedError("expects its second parameter 'old string' to be a non-empty string.");

        static string Named(in Invocation call, int index, string name) =>
            call[index] is StringValue text ? text.Content : throw call.Unexpected(index, $"'{name}' to be a string");
    }

    private static ArrayValue Split(in Invocation call)
    {
        var parts = call.TypedText(0).Split(call.TypedText(1));
        return new ArrayValue(Array.ConvertAll(parts, part => (Value)part));
    }

    private static Value NewGuid(in Invocation call)
    {
        var format = call.Count == 0 ? "D" : call.TypedText(0);
        return format.ToUpperInvariant() is "D" or "N" or "B" or "P" or "X"
            ? call.Context.NewGuid().ToString(format, CultureInfo.InvariantCulture)
            : throw call.LinkedError($"expects its format to be one of 'D', 'N', 'B', 'P' and 'X'. The provided value is '{format}'.");
    }

    private static Value FormatNumber(in Invocation call)
    {
        var format = call.TypedText(1);
        var culture = call.Culture(2);
        try
        {
            // 'N999999999' is a format to .NET, and out of memory.
            if (format.Length > 4 && char.IsAsciiLetter(format[0]) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
                throw new FormatException();
            return call[0] switch
            {
                IntegerValue number => number.Content.ToString(format, culture),
                FloatValue number => number.Content.ToString(format, culture),
                DecimalValue number => number.Content.ToString(format, culture),
                _ => throw call.Unexpected(0, "to be an integer, a float or a decimal number"),
            };
        }
        catch (FormatException e)
        {
            throw new EvaluationException($"The template language function '{call.Name}' was invoked with a format that is not valid: '{format}'.", e);
        }
    }
}
