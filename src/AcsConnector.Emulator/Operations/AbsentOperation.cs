using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>What was asked for when no operation fits: it takes the way of all service calls and ends in an error.</summary>
internal sealed class AbsentOperation(string method, string path, ServiceException error, string? product = null) : IServiceOperation
{
    /// <summary>For the request log: the product, which a fault cannot name.</summary>
    public string Name => product ?? "none";

    public string Method => method;

    public string Pattern => path;

    /// <summary>Users sign in to the other products themselves.</summary>
    public Callers Callers => IsOfAnotherProduct ? Callers.ServiceAndUsers : Callers.Service;

    public bool IsOfAnotherProduct => product is not null;

    public bool IsIn(ApiVersion version) => true;

    public Task<ServiceResponse> HandleAsync(ServiceCall call) => throw error;
}
