using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Api.Http;

/// <summary>
/// A body that is too long is read to its end before it is refused: a proxy that still sends when the connection ends has
/// nothing to hand on but a 502 of its own. Beyond 1 MB the server ends the connection all the same.
/// </summary>
internal static class LongBodies
{
    /// <summary>The largest request body, in bytes; the actions' bodies have a few hundred.</summary>
    public const int Limit = 16 * 1024;

    public const int MaxRead = 1024 * 1024;

    public static void UseLongBodies(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody && await IsTooLongAsync(http))
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            throw new BadHttpRequestException("The body is too long.", StatusCodes.Status413PayloadTooLarge);
        }

        await next(http);
    });

    private static async ValueTask<bool> IsTooLongAsync(HttpContext http)
    {
        if (http.Request.ContentLength is { } length)
            return length > Limit;

        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            var isTooLong = read.Buffer.Length > Limit;
            http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (isTooLong || read.IsCompleted)
                return isTooLong;
        }
    }
}
