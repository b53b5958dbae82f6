using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>What the Functions host changes of a request: the handler's own Host, X-Forwarded-* anew, and ids of the invocation.</summary>
internal sealed class HostHeaders : HttpTransformer
{
    public static readonly HostHeaders Instance = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext http, HttpRequestMessage handed, string destination, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(http, handed, destination, cancellationToken);
        handed.Headers.Host = null;
        Set("X-Forwarded-For", $"{http.Connection.RemoteIpAddress}");
        Set("X-Forwarded-Host", $"{http.Request.Host}");
        Set("X-Forwarded-Proto", http.Request.Scheme);
        var invocation = $"{Guid.NewGuid()}";
        Set("X-Azure-Functions-HostVersion", "4.1037.0.0");
        Set("X-Azure-Functions-InvocationId", invocation);
        Set("x-ms-invocation-id", invocation);

        void Set(string name, string value)
        {
            handed.Headers.Remove(name);
            handed.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
