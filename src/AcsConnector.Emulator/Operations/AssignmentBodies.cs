using System.Text.Json.Serialization;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>What an assignment is to be; tenant and object may stand in the path.</summary>
internal sealed record AssignmentRequest(string? TenantId, string? PrincipalType, IReadOnlyList<string?>? ClientIds)
{
    /// <summary>One of <paramref name="known"/>, in whatever capitalization it was sent: official samples send <c>User</c>.</summary>
    /// <param name="place">What stands before a member's name where the body has many assignments.</param>
    /// <exception cref="ServiceException">400: it is another.</exception>
    public string KnownPrincipalType(IReadOnlyList<string> known, string place = "") =>
        known.FirstOrDefault(type => type.Equals(PrincipalType, StringComparison.OrdinalIgnoreCase))
        ?? throw AccessErrors.UnknownPrincipalType(PrincipalType!, $"{place}principalType");

    /// <exception cref="ServiceException">400: one is no GUID.</exception>
    public IReadOnlyList<Guid>? ParsedClientIds(string place = "") => ClientIds?.Select(id =>
        Guid.TryParseExact(id, "D", out var parsed) ? parsed : throw AccessErrors.Format("ClientIds", $"{place}clientIds")).ToList();
}

/// <summary>An assignment on the wire; the order of the members is the documentation's.</summary>
internal sealed record AssignmentBody(Guid ObjectId, Guid TenantId, string PrincipalType, IReadOnlyList<Guid>? ClientIds)
{
    public static AssignmentBody From(StoredAssignment assignment) =>
        new(assignment.ObjectId, assignment.TenantId, assignment.PrincipalType, assignment.ClientIds);
}

/// <summary>Many, and where there are more.</summary>
internal sealed record AssignmentsBody(IReadOnlyList<AssignmentBody> Value, string? NextLink)
{
    public static AssignmentsBody From(IEnumerable<StoredAssignment> assignments, string? nextLink) =>
        new([.. assignments.Select(AssignmentBody.From)], nextLink);
}

[JsonSerializable(typeof(AssignmentRequest))]
[JsonSerializable(typeof(Dictionary<string, AssignmentRequest?>))]
[JsonSerializable(typeof(AssignmentBody))]
[JsonSerializable(typeof(AssignmentsBody))]
internal sealed partial class AssignmentJson : JsonSerializerContext
{
    public static AssignmentJson Wire { get; } = new(WireJson.NewOptions());
}
