using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace AcsConnector.Testing.Hosting;

/// <summary>What the Functions host changes of a request: the worker's own Host, X-Forwarded-* anew, and ids of the invocation.</summary>
internal sealed class HostHeaders(Invocation invocation) : HttpTransformer
{
    public const string HostVersion = "4.1037.0.0";

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Host = null;
        Set("X-Forwarded-For", $"{httpContext.Connection.RemoteIpAddress}");
        Set("X-Forwarded-Host", $"{httpContext.Request.Host}");
        Set("X-Forwarded-Proto", httpContext.Request.Scheme);
        Set("X-Azure-Functions-HostVersion", HostVersion);
        Set("X-Azure-Functions-InvocationId", invocation.Id);
        Set("x-ms-invocation-id", invocation.Id);
        Set("traceparent", invocation.TraceParent);

        void Set(string name, string value)
        {
            proxyRequest.Headers.Remove(name);
            proxyRequest.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
