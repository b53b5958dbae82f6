using System.Diagnostics.CodeAnalysis;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>What the operations on the access of Entra users share.</summary>
internal static class EntraUsers
{
    public const string Assignments = "/access/entra/assignments";
    public const string Assignment = "/access/entra/assignments/{objectId}";
    public const string User = "user";
    public const string Group = "group";
    public const string Tenant = "tenant";

    public static readonly IReadOnlyList<string> PrincipalTypes = [User, Group, Tenant];

    public static readonly string Versions = ApiVersion.ListOf(version => version.HasEntraAssignments);

    /// <param name="place">What stands before a member's name where the body has many assignments: <c>[objectId].</c></param>
    /// <exception cref="ServiceException">400: a member is missing.</exception>
    public static void RequireMembers([NotNull] AssignmentRequest? request, string place = "")
    {
        if (string.IsNullOrEmpty(request?.TenantId))
            throw ServiceErrors.FieldRequired("TenantId", place);
        if (string.IsNullOrEmpty(request.PrincipalType))
            throw ServiceErrors.FieldRequired("PrincipalType", place);
        if (request.ClientIds is null)
            throw ServiceErrors.FieldRequired("ClientIds", place);
    }

    /// <exception cref="ServiceException">400: a member says nothing sensible.</exception>
    public static StoredAssignment ToAssignment(AssignmentRequest request, Guid objectId, string place = "")
    {
        if (!Guid.TryParseExact(request.TenantId, "D", out var tenantId))
            throw AccessErrors.Format("TenantId", $"{place}tenantId");
        return new StoredAssignment(objectId, tenantId, request.KnownPrincipalType(PrincipalTypes, place), request.ParsedClientIds(place));
    }
}
