namespace AcsConnector.Api.Access;

/// <summary>How many callers are told apart at once.</summary>
public sealed record CallerCapacity(int MaxCallers)
{
    /// <summary>That of every server.</summary>
    public static CallerCapacity Default { get; } = new(10_000);
}
