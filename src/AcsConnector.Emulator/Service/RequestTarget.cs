using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Emulator.Service;

internal static class RequestTarget
{
    /// <summary>The request target as it came over the wire; the decoded path would break signatures.</summary>
    public static string RawTarget(this HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    public static string RawPath(this HttpRequest request) => request.RawTarget().Split('?')[0];
}
