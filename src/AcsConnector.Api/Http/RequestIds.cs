using Azure.Core.Pipeline;

namespace AcsConnector.Api.Http;

/// <summary>One id names a request from the flow to the service and back. A caller's own is kept when it is usable.</summary>
internal static class RequestIds
{
    public const string Header = "x-ms-client-request-id";
    private const int Longest = 128;

    public static void UseRequestIds(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var sent = http.Request.Headers[Header].ToString();
        var id = IsUsable(sent) ? sent : Guid.NewGuid().ToString();
        http.Response.Headers[Header] = id;
        using (HttpPipeline.CreateClientRequestIdScope(id))
            await next(http);
    });

    /// <summary>What may be kept and logged: it looks like an id.</summary>
    public static bool IsUsable(string id) => id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
