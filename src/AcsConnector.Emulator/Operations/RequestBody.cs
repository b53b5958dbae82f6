using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Emulator.Operations;

/// <summary>Reads the body of a call of the service.</summary>
internal static class RequestBody
{
    /// <summary>A body up to here is read to its end before it is refused; Kestrel cuts the connection of a longer one.</summary>
    public const int MaxRead = 1024 * 1024;

    private const int MaxLength = 64 * 1024;

    /// <exception cref="ServiceException">413 for one that is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            return ReadOnlyMemory<byte>.Empty;

        try
        {
            using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 1024, MaxLength));
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            return buffer.Length <= MaxLength ? buffer.GetBuffer().AsMemory(0, (int)buffer.Length) : throw ServiceErrors.BodyTooLarge(MaxLength);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ServiceErrors.BodyTooLarge(MaxLength);
        }
    }
}
