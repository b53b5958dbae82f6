using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>Which version of the service a request is for.</summary>
/// <param name="acceptsAny">Takes one that is not known for the newest.</param>
internal sealed class ApiVersionReader(bool acceptsAny)
{
    /// <exception cref="ServiceException">400 for no version, or one that the operation is not in.</exception>
    public ApiVersion Read(HttpRequest request, IServiceOperation operation)
    {
        var asked = request.Query["api-version"].ToString();
        if (asked.Length == 0)
            throw ServiceErrors.ApiVersionUnspecified();
        if (operation.IsOfAnotherProduct)
            return ApiVersion.Newest;

        var isKnown = ApiVersion.Accepted.Contains(asked);
        var version = isKnown ? new ApiVersion(asked) : ApiVersion.Newest;
        if ((isKnown || acceptsAny) && operation.IsIn(version))
            return version;

        throw ServiceErrors.UnsupportedApiVersion($"{request.Scheme}://{request.Host}{request.RawPath()}", asked);
    }
}
