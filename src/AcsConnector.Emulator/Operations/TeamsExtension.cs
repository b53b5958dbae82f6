using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>What the operations of the Teams extension share.</summary>
internal static class TeamsExtension
{
    public const string Assignment = "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}";
    public const string User = "user";

    /// <summary>The specification's two names, and the documentation's for the second.</summary>
    public static readonly IReadOnlyList<string> PrincipalTypes = [User, "resourceAccount", "teamsResourceAccount"];

    public static readonly string Versions = ApiVersion.ListOf(version => version.HasTeamsExtension);
}
