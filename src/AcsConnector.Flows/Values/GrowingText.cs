using System.Text;

namespace AcsConnector.Flows.Values;

/// <summary>
/// A text that a longer one shares its memory with, so that appending in a loop of thousands does not copy all of it each time. Only
/// the longest one may be appended to without a copy.
/// </summary>
internal sealed class GrowingText
{
    private readonly StringBuilder _shared;

    private GrowingText(StringBuilder shared)
    {
        _shared = shared;
        Length = shared.Length;
    }

    public int Length { get; }

    public static GrowingText Of(string text, string more) => new(new StringBuilder(text).Append(more));

    public GrowingText Append(string more) =>
        new(Length == _shared.Length ? _shared.Append(more) : new StringBuilder(ToString()).Append(more));

    public override string ToString() => _shared.ToString(0, Length);
}
