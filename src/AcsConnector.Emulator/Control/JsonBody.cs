using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Control;

/// <summary>Reading and writing JSON on the emulator's own routes.</summary>
internal static class JsonBody
{
    public static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> shape) =>
        http.Response.WriteAsJsonAsync(value, shape, cancellationToken: http.RequestAborted);

    /// <exception cref="ServiceException">400 when there is no body or it is not such JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> shape, string example) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, shape, http.RequestAborted) ?? throw Malformed(example);
        }
        catch (JsonException)
        {
            throw Malformed(example);
        }
    }

    private static ServiceException Malformed(string example) =>
        ServiceErrors.Control(400, "ValidationError", $"The request body is not what this route takes, for example: {example}", "body");
}
