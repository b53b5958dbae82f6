using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>An operation of the service that this emulator does not have: it answers 501 and says so.</summary>
internal sealed class NotBuilt(string name, string method, string pattern, Func<ApiVersion, bool> isIn) : IServiceOperation
{
    private const string EntraAssignments = "/access/entra/assignments";
    private const string EntraAssignment = "/access/entra/assignments/{objectId}";

    /// <summary>Source: the published specification of the data plane.</summary>
    public static readonly IReadOnlyList<NotBuilt> All =
    [
        new("ExchangeEntraUserAccessToken", "POST", "/access/entra/:exchangeAccessToken", version => version.HasEntraAssignments),
        new("EntraUserAssignments", "GET", EntraAssignments, version => version.HasEntraAssignments),
        new("EntraUserAssignments", "PATCH", EntraAssignments, version => version.HasEntraAssignments),
        new("EntraUserAssignment", "GET", EntraAssignment, version => version.HasEntraAssignments),
        new("EntraUserAssignment", "PUT", EntraAssignment, version => version.HasEntraAssignments),
        new("EntraUserAssignment", "DELETE", EntraAssignment, version => version.HasEntraAssignments),
    ];

    public string Name => name;

    public string Method => method;

    public string Pattern => pattern;

    public bool IsIn(ApiVersion version) => isIn(version);

    public Task<ServiceResponse> HandleAsync(ServiceCall call) => throw ServiceErrors.NotBuilt(Name);
}
