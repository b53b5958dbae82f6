using System.Diagnostics.CodeAnalysis;

namespace AcsConnector.Api.Actions;

/// <summary>The id of a user, as it comes in a path.</summary>
internal readonly record struct IdentityId(string Value)
{
    /// <summary>
    /// Any text will do, the service judges it. An id that was encoded twice (Logic Apps authors do that to be safe) has
    /// lost one encoding on its way here; no id has a percent sign of its own.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IdentityId id)
    {
        id = new IdentityId(text is not null && text.Contains("%3A", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text ?? "");
        return id.Value.Length > 0;
    }

    public override string ToString() => Value;
}
