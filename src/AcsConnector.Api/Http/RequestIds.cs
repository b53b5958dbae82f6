using AcsConnector.Api.Audit;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Http;

/// <summary>One id names a request from the flow to the service and back. A caller's own is kept when it is usable.</summary>
internal static class RequestIds
{
    public const string Header = "x-ms-client-request-id";

    public static void UseRequestIds(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var sent = http.Request.Headers[Header].ToString();
        var id = UsableId.IsUsable(sent) ? sent : Guid.NewGuid().ToString();
        http.Response.Headers[Header] = id;
        AuditTrail.Current.ClientRequestId = id;
        using (HttpPipeline.CreateClientRequestIdScope(id))
            await next(http);
    });
}
