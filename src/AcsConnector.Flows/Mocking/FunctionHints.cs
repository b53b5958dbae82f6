namespace AcsConnector.Flows.Mocking;

/// <summary>What functions take: the kind of their first argument, or of all.</summary>
internal static class FunctionHints
{
    private static readonly string[] DatesAll = ["dateDifference"];
    private static readonly string[] NumbersAll = ["add", "sub", "mul", "div", "mod", "rand", "range", "min", "max", "getFutureTime", "getPastTime"];

    private static readonly string[] DatesFirst =
    [
        "formatDateTime", "addDays", "addHours", "addMinutes", "addSeconds", "addToTime", "subtractFromTime", "ticks", "convertFromUtc",
        "convertToUtc", "convertTimeZone", "startOfDay", "startOfHour", "startOfMonth", "dayOfWeek", "dayOfMonth", "dayOfYear", "parseDateTime",
    ];

    private static readonly string[] TextsFirst =
    [
        "toLower", "toUpper", "replace", "substring", "slice", "indexOf", "lastIndexOf", "nthIndexOf", "split", "trim", "startsWith", "endsWith",
        "uriComponent", "encodeUriComponent", "decodeUriComponent", "uriComponentToString", "base64", "concat", "isInt", "guid", "string",
    ];

    private static readonly Dictionary<string, (ShapeKind Kind, bool IsAll)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = (ShapeKind.Number, false),
        ["float"] = (ShapeKind.Number, false),
        ["decimal"] = (ShapeKind.Number, false),
        ["formatNumber"] = (ShapeKind.Number, false),
        ["and"] = (ShapeKind.Boolean, true),
        ["or"] = (ShapeKind.Boolean, true),
        ["not"] = (ShapeKind.Boolean, true),
        ["if"] = (ShapeKind.Boolean, false),
        ["join"] = (ShapeKind.Array, false),
        ["skip"] = (ShapeKind.Array, false),
        ["take"] = (ShapeKind.Array, false),
        ["reverse"] = (ShapeKind.Array, false),
        ["sort"] = (ShapeKind.Array, false),
        ["chunk"] = (ShapeKind.Array, false),
        ["xml"] = (ShapeKind.Xml, false),
        ["xpath"] = (ShapeKind.XmlObject, false),
        ["setProperty"] = (ShapeKind.Object, false),
        ["addProperty"] = (ShapeKind.Object, false),
        ["removeProperty"] = (ShapeKind.Object, false),
        ["uriHost"] = (ShapeKind.Url, false),
        ["uriPath"] = (ShapeKind.Url, false),
        ["uriPathAndQuery"] = (ShapeKind.Url, false),
        ["uriPort"] = (ShapeKind.Url, false),
        ["uriQuery"] = (ShapeKind.Url, false),
        ["uriScheme"] = (ShapeKind.Url, false),
    };

    static FunctionHints()
    {
        foreach (var name in NumbersAll)
            Kinds[name] = (ShapeKind.Number, true);
        foreach (var name in DatesAll)
            Kinds[name] = (ShapeKind.Date, true);
        foreach (var name in DatesFirst)
            Kinds[name] = (ShapeKind.Date, false);
        foreach (var name in TextsFirst)
            Kinds[name] = (ShapeKind.Text, name is "concat");
    }

    /// <summary>What a function returns.</summary>
    public static ShapeKind ResultOf(string function) =>
        Is(function, "length", "int", "float", "add", "sub", "mul", "div", "mod", "indexOf", "lastIndexOf", "ticks", "rand", "dayOfWeek", "dayOfMonth", "dayOfYear") ? ShapeKind.Number
        : Is(function, "utcNow", "addDays", "addHours", "addMinutes", "addSeconds", "addToTime", "subtractFromTime", "startOfDay", "startOfHour", "startOfMonth", "getPastTime", "getFutureTime") ? ShapeKind.Date
        : ShapeKind.Unknown;

    /// <summary>Whether the argument is the id of a time zone.</summary>
    public static bool IsTimeZone(string function, int argument) => argument switch
    {
        1 => Is(function, "convertFromUtc", "convertToUtc", "convertTimeZone"),
        2 => Is(function, "convertTimeZone"),
        _ => false,
    };

    public static ShapeKind KindOf(string function, int argument) =>
        argument == 1 && Is(function, "addDays", "addHours", "addMinutes", "addSeconds", "addToTime", "subtractFromTime") ? ShapeKind.Number
        : Kinds.TryGetValue(function, out var hint) && (hint.IsAll || argument == 0) ? hint.Kind : ShapeKind.Unknown;

    private static bool Is(string function, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (function.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
