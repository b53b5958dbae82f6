namespace AcsConnector.Flows.Testing.Reading;

/// <summary>Where something stands in a file, counted from 1 as editors do.</summary>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary><c>line:column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");
}
