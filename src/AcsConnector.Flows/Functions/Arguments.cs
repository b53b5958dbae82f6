using System.Globalization;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>Arguments of the type a function needs, or the service's sentence about the one that is not.</summary>
internal static class Arguments
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>The argument, or null where there is none.</summary>
    public static Value? At(this in Invocation call, int index) => index < call.Count ? call[index] : null;

    public static string Text(this in Invocation call, int index) => call[index] is StringValue text
        ? text.Content
        : throw call.Unexpected(index, "to be a string");

    /// <summary>The same for the few arguments whose message has no link, although the function has one.</summary>
    public static string UnlinkedText(this in Invocation call, int index) => call[index] is StringValue text
        ? text.Content
        : throw call.Error(Mismatch(call, index, "to be a string"));

    /// <summary>The same in the words that most functions of texts have.</summary>
    public static string TypedText(this in Invocation call, int index) => call[index] is StringValue text
        ? text.Content
        : throw call.Unexpected(index, "to be of type string");

    /// <summary>An optional text: null where it is left out or null.</summary>
    public static string? OptionalText(this in Invocation call, int index) => call.At(index) is null or NullValue ? null : call.UnlinkedText(index);

    public static long Integer(this in Invocation call, int index) => call[index] is IntegerValue number
        ? number.Content
        : throw call.Unexpected(index, "to be an integer");

    /// <summary>The culture of an optional argument: en-US where there is no other default, the invariant one for an empty text.</summary>
    public static CultureInfo Culture(this in Invocation call, int index, CultureInfo? otherwise = null)
    {
        if (call.OptionalText(index) is not { } name)
            return otherwise ?? EnglishUs;
        if (name.Equals(EnglishUs.Name, StringComparison.OrdinalIgnoreCase))
            return EnglishUs;
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException e)
        {
            throw new EvaluationException($"In function '{call.Name}', the value provided for the locale '{name}' was not valid.", e);
        }
    }

    public static CultureInfo EnglishUs { get; } = PlainEnglishUs();

    /// <summary>
    /// "… expects its second parameter …. The provided value is of type 'T'."; just "its parameter" where it is alone.
    /// </summary>
    public static EvaluationException Unexpected(this in Invocation call, int index, string expected) =>
        call.LinkedError(Mismatch(call, index, expected));

    private static string Mismatch(in Invocation call, int index, string expected)
    {
        var ordinal = call.Count == 1 ? "" : Ordinals[index] + " ";
        return $"expects its {ordinal}parameter {expected}. The provided value is of type '{call[index].TypeName}'.";
    }

    /// <summary>ICU puts a narrow blank before AM and PM, the service a plain one.</summary>
    private static CultureInfo PlainEnglishUs()
    {
        var culture = new CultureInfo("en-US", useUserOverride: false);
        culture.DateTimeFormat.ShortTimePattern = "h:mm tt";
        culture.DateTimeFormat.LongTimePattern = "h:mm:ss tt";
        return CultureInfo.ReadOnly(culture);
    }
}
