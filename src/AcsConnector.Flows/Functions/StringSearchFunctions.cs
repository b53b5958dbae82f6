using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>Where something is in a text. All of them ignore case, unlike <c>contains</c>, <c>replace</c> and <c>split</c>.</summary>
internal static class StringSearchFunctions
{
    private const StringComparison IgnoringCase = StringComparison.OrdinalIgnoreCase;

    public static readonly Function[] All =
    [
        Test("startsWith", "startswith", static (text, value) => text.StartsWith(value, IgnoringCase)),
        Test("endsWith", "endswith", static (text, value) => text.EndsWith(value, IgnoringCase)),
        Index("indexOf", "indexof", "index", static (text, value) => text.IndexOf(value, IgnoringCase)),
        Index("lastIndexOf", "lastindexof", "last index", LastIndexOf),
        new(
            "nthIndexOf",
            3,
            3,
            "expects three parameters: the string as the first parameter, the value to find the index of as the second parameter "
            + "and a number parameter to specify which occurrence of the text to find as the third parameter.")
        {
            Body = NthIndexOf,
            Anchor = "nthindexof",
        },
    ];

    private static Function Test(string name, string anchor, Func<string, string, bool> test) =>
        new(name, 2, 2, "expects two parameters: the string as the first parameter, the value to check as the second parameter.")
        {
            Body = (in call) => test(call.TypedText(0), call.TypedText(1)),
            Anchor = anchor,
        };

    private static Function Index(string name, string anchor, string what, Func<string, string, int> find) =>
        new(name, 2, 2, $"expects two parameters: the string as the first parameter, the value to find the {what} of as the second parameter.")
        {
            Body = (in call) => find(call.TypedText(0), call.TypedText(1)),
            Anchor = anchor,
        };

    /// <summary>The documentation finds an empty text at the last character, as .NET Framework did; .NET finds it behind that.</summary>
    private static int LastIndexOf(string text, string value) =>
        value.Length == 0 ? Math.Max(text.Length - 1, 0) : text.LastIndexOf(value, IgnoringCase);

    private static Value NthIndexOf(in Invocation call)
    {
        var text = call.TypedText(0);
        var value = call.TypedText(1);
        var number = call.Integer(2);
        if (value.Length == 0 || number < 1)
            return -1L;

        var index = text.IndexOf(value, IgnoringCase);
        while (index >= 0 && --number > 0)
            index = text.IndexOf(value, index + 1, IgnoringCase);
        return (long)index;
    }
}
