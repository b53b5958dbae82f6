namespace AcsConnector.Flows.Definitions;

/// <summary>A text of a template that only a deployment could resolve, or a file of values beside it.</summary>
/// <param name="Pointer">JSON pointer of it in its file.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Missing">The parameter or the app setting that has no value; null where it is for another reason.</param>
internal sealed record UnresolvedText(string Pointer, string Text, string? Missing)
{
    /// <summary>The flow's own parameter whose value it stands in; null elsewhere.</summary>
    public string? OfParameter { get; init; }
}
