using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Local.Playground;

/// <summary>Every JSON shape between the page and its server.</summary>
[JsonSerializable(typeof(PageErrorBody))]
[JsonSerializable(typeof(StatusRoute.Response), TypeInfoPropertyName = "StatusResponse")]
[JsonSerializable(typeof(ConnectRoute.Response), TypeInfoPropertyName = "ConnectResponse")]
[JsonSerializable(typeof(ConnectorFilesRoute.PackageRequest))]
internal sealed partial class PageJson : JsonSerializerContext
{
    public static PageJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> shape) =>
        http.Response.WriteAsJsonAsync(value, shape, cancellationToken: http.RequestAborted);

    /// <summary>In the form of the API's errors and the emulator's, so that the page knows one form only.</summary>
    public static Task WriteErrorAsync(HttpContext http, int status, PageError error)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new PageErrorBody(error), Wire.PageErrorBody);
    }

    /// <summary>Null when the body is not such JSON.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, shape, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
