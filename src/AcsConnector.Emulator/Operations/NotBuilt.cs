using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Operations;

/// <summary>The service's operations that this emulator does not have: they answer 501 and say so.</summary>
internal static class NotBuilt
{
    private static readonly (string Name, string[] Methods, string Pattern)[] Operations =
    [
        ("ExchangeTeamsExtensionAccessToken", ["POST"], "/access/teamsExtension/:exchangeAccessToken"),
        ("TeamsExtensionAssignments", ["GET", "PUT", "DELETE"], "/access/teamsExtension/tenants/{tenantId}/assignments/{objectId}"),
        ("ExchangeEntraUserAccessToken", ["POST"], "/access/entra/:exchangeAccessToken"),
        ("EntraUserAssignments", ["GET", "PATCH"], "/access/entra/assignments"),
        ("EntraUserAssignment", ["GET", "PUT", "DELETE"], "/access/entra/assignments/{objectId}"),
    ];

    public static void MapOperationsNotBuilt(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, methods, pattern) in Operations)
            routes.MapMethods(pattern, methods, http => AnswerWriter.WriteErrorBodyAsync(http.Response, ServiceErrors.NotBuilt(name)));
    }
}
