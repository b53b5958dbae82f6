namespace AcsConnector.Api.Definition;

/// <summary>The name a designer shows: x-ms-summary.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class SummaryAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>Where a designer shows it: x-ms-visibility.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class VisibilityAttribute(string visibility) : Attribute
{
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
    public static IReadOnlyList<string> All { get; } = ["chat", "voip", "chat.join", "chat.join.limited", "voip.join"];

    /// <summary>What a designer fills in at first.</summary>
    public IReadOnlyList<string> Initial { get; } = initial;
}

internal static class Visibility
{
    public const string Important = "important";
    public const string Advanced = "advanced";
    public const string Internal = "internal";
}
