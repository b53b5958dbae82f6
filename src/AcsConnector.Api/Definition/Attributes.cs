namespace AcsConnector.Api.Definition;

/// <summary>The name a designer shows: x-ms-summary.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SummaryAttribute(string text) : Attribute
{
    /// <summary>The name.</summary>
    public string Text { get; } = text;
}

/// <summary>Where a designer shows it: x-ms-visibility.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class VisibilityAttribute(string visibility) : Attribute
{
    /// <summary>One of <see cref="Visibility"/>.</summary>
    public string Value { get; } = visibility;
}

/// <summary>The format of a text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FormatAttribute(string format) : Attribute
{
    public string Value { get; } = format;
}

/// <summary>A list of token scopes, which a designer offers one by one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenScopesAttribute(params string[] initial) : Attribute
{
    /// <summary>What a designer fills in at first.</summary>
    public IReadOnlyList<string> Initial { get; } = initial;
}

/// <summary>Where a designer shows an operation, a parameter or a property.</summary>
public static class Visibility
{
    /// <summary>At first sight.</summary>
    public const string Important = "important";

    /// <summary>Among the advanced options.</summary>
    public const string Advanced = "advanced";

    /// <summary>Nowhere.</summary>
    public const string Internal = "internal";
}
