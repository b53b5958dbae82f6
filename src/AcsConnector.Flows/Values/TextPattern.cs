namespace AcsConnector.Flows.Values;

/// <summary>A text in which a <c>*</c> stands for anything, as mocks and test cases have them.</summary>
internal static class TextPattern
{
    /// <summary>What stands between the stars has to come in its order, the first at the start and the last at the end.</summary>
    public static bool IsMatch(string pattern, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        var parts = pattern.Split('*');
        if (parts is [var whole])
            return text.Equals(whole, comparison);
        if (text.Length < parts[0].Length + parts[^1].Length || !text.StartsWith(parts[0], comparison) || !text.EndsWith(parts[^1], comparison))
            return false;
        var start = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var place = text.IndexOf(part, start, text.Length - parts[^1].Length - start, comparison);
            if (place < 0)
                return false;
            start = place + part.Length;
        }

        return true;
    }
}
