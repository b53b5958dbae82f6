namespace AcsConnector.Api.Audit;

/// <summary>A caller as the audit names it.</summary>
/// <param name="Label">For people; never a secret.</param>
/// <param name="SignIn">connectionString, accessKey or managedIdentity.</param>
/// <param name="Endpoint">The host that is called for this caller; null while nothing is.</param>
internal sealed record AuditedCaller(string Label, string SignIn, string? Endpoint)
{
    public static AuditedCaller Nobody { get; } = new("nobody", "none", null);
}
