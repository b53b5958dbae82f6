using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AcsConnector.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>Writes one response with the service's headers: those of successes and those of errors differ (recorded).</summary>
internal readonly struct ResponseWriter(HttpContext http, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public async Task WriteAsync(ServiceResponse result, IServiceOperation operation)
    {
        var response = http.Response;
        response.StatusCode = result.Status;
        WriteCommonHeaders();
        response.Headers["api-supported-versions"] = operation.SupportedVersions;
        if (result.Body.IsEmpty)
            return;

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = result.Body.Length;
        if (HttpMethods.IsGet(http.Request.Method))
            response.Headers.AcceptRanges = "bytes";
        await response.Body.WriteAsync(result.Body, http.RequestAborted);
    }

    /// <summary>An error goes out chunked and without a charset, as recorded.</summary>
    public async Task WriteErrorAsync(ServiceException error, IServiceOperation operation)
    {
        var response = http.Response;
        response.StatusCode = error.Status;
        WriteCommonHeaders();
        if (error.RaisedInAction)
            response.Headers["api-supported-versions"] = operation.SupportedVersions;
        await WriteErrorBodyAsync(response, error);
    }

    public static async Task WriteErrorBodyAsync(HttpResponse response, ServiceException error)
    {
        response.StatusCode = error.Status;
        response.ContentType = "application/json";
        if (error.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        var inner = error.Inner is null ? null : new InnerErrorBody(error.Inner.Code, error.Inner.Message);
        var body = new ErrorBody(new ErrorDetail(error.Code, error.Message, error.Target, inner));
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, ErrorJson.Wire.ErrorBody));
    }

    private void WriteCommonHeaders()
    {
        var headers = http.Response.Headers;
        if (!http.Request.Headers.Connection.Contains("close", StringComparer.OrdinalIgnoreCase))
            headers.Connection = "keep-alive";
        headers["Request-Context"] = "appId=";
        headers["MS-CV"] = NewCorrelationVector();
        headers["X-Cache"] = "CONFIG_NOCACHE";
        headers["X-Azure-Ref"] = RandomNumberGenerator.GetHexString(32);
        headers["X-Processing-Time"] = string.Create(CultureInfo.InvariantCulture, $"{(int)time.GetElapsedTime(_started).TotalMilliseconds}ms");
        if (http.Request.Headers.TryGetValue("x-ms-client-request-id", out var requestId) && Ascii.IsValid(requestId.ToString()))
            headers["x-ms-client-request-id"] = requestId;
    }

    private static string NewCorrelationVector()
    {
        Span<byte> id = stackalloc byte[16];
        RandomNumberGenerator.Fill(id);
        return Convert.ToBase64String(id).TrimEnd('=') + ".0";
    }
}
