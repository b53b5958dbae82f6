namespace AcsConnector.ConnectorFiles.Validation.Icons;

/// <summary>The colour of a point.</summary>
internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha)
{
    public bool Is(string color) => ToString().Equals(color, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}
