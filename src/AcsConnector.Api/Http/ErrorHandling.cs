using System.Text.Json;
using AcsConnector.Api.Audit;
using Azure;
using Azure.Identity;
using Microsoft.Net.Http.Headers;

namespace AcsConnector.Api.Http;

/// <summary>The one place that turns a failure into a response.</summary>
internal static partial class ErrorHandling
{
    /// <summary>Before what is busy or away is asked again, where nothing better is known.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    public static void UseErrorHandling(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("AcsConnector.Api.Errors");
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
                await WriteIfBodylessAsync(http);
            }
            catch (Exception) when (http.RequestAborted.IsCancellationRequested)
            {
                // Nobody is waiting for a response.
            }
            catch (Exception e) when (!http.Response.HasStarted)
            {
                await HandleAsync(http, e, log);
            }
        });
    }

    /// <summary>What routing writes by itself has a status and no body.</summary>
    private static Task WriteIfBodylessAsync(HttpContext http) => http.Response switch
    {
        { HasStarted: true } => Task.CompletedTask,
        { StatusCode: 405 } => WriteAsync(http, 405, new ErrorDetail("MethodNotAllowed", $"The method {http.Request.Method} is not allowed here; allowed: {http.Response.Headers.Allow}.")),
        { StatusCode: 413 or 415 } => WriteAsync(http, http.Response.StatusCode, Refusal(http.Response.StatusCode)),
        _ => Task.CompletedTask,
    };

    private static Task HandleAsync(HttpContext http, Exception exception, ILogger log)
    {
        switch (exception)
        {
            case ApiException e:
                if (e.RetryAfter is { } wait)
                    http.Response.Headers.RetryAfter = RetryAfter.Format(wait);
                return WriteAsync(http, e.Status, new ErrorDetail(e.Code, e.Message, e.Target));

            case BadHttpRequestException e:
                return WriteAsync(http, e.StatusCode, BadRequest(e));

            case RequestFailedException { Status: > 0 } e:
                return UpstreamFailure.WriteAsync(http, e);

            case RequestFailedException or IOException or HttpRequestException:
                LogUnreachable(log, exception.Message);
                return WriteAsync(http, 502, Unreachable(http));

            case AuthenticationFailedException:
                LogNoToken(log, exception.Message);
                return WriteAsync(http, 502, new ErrorDetail("UpstreamError",
                    "This server could not sign in to Azure Communication Services: its identity got no token. Its operator must check the managed identity."));

            case AggregateException { InnerExceptions: [.., var last] }:
                return HandleAsync(http, last, log); // Every attempt failed; the last one tells how.

            case OperationCanceledException or TimeoutException:
                return WriteAsync(http, 504, new ErrorDetail("UpstreamTimeout", "Azure Communication Services did not respond in time. Try again."));

            default:
                LogUnexpected(log, exception);
                return WriteAsync(http, 500, new ErrorDetail("InternalError", $"The connector failed. Give its operator this request ID: {http.Response.Headers[RequestIds.Header]}."));
        }
    }

    private static ErrorDetail Unreachable(HttpContext http)
    {
        const string message = "Azure Communication Services could not be reached, or its response was lost. Check the endpoint of the connection, then try again";
        return new("UpstreamError", http.MayHaveCreatedAUser() ? $"{message}; a user may have been created all the same." : $"{message}.");
    }

    private static ErrorDetail BadRequest(BadHttpRequestException e) =>
        e.InnerException is JsonException json ? Malformed(json) : Refusal(e.StatusCode);

    private static ErrorDetail Refusal(int status) => status switch
    {
        413 => new("RequestBodyTooLarge", $"The request body is larger than {LongBodies.Limit / 1024} KB."),
        415 => new("UnsupportedMediaType", "Send the request body as application/json."),
        _ => new("ValidationError", "The request could not be read: a required part is missing or has the wrong form."),
    };

    /// <summary>The serializer reports a syntax error with the reader's own error inside, others without.</summary>
    private static ErrorDetail Malformed(JsonException e)
    {
        if (e.InnerException is JsonException || e.Path is not ['$', '.', .. var path])
            return new("ValidationError", "The request body is not the JSON object that this operation takes.", "body");

        var field = path.Split('.', '[')[0];
        return new("ValidationError", $"The value of '{field}' has the wrong type, or it is there twice.", field);
    }

    public static Task WriteAsync(HttpContext http, int status, ErrorDetail error)
    {
        AuditTrail.Current.ErrorCode = error.Code;
        http.Response.StatusCode = status;
        if (status is 503 or 504)
            http.Response.Headers.TryAdd(HeaderNames.RetryAfter, RetryAfter.Format(DefaultWait));
        return http.Response.WriteAsJsonAsync(new ErrorBody(error), ErrorJson.Wire.ErrorBody, "application/json", http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "Azure Communication Services could not be reached: {Why}")]
    private static partial void LogUnreachable(ILogger log, string why);

    [LoggerMessage(LogLevel.Error, "The identity of this server got no token: {Why}")]
    private static partial void LogNoToken(ILogger log, string why);

    [LoggerMessage(LogLevel.Error, "The request failed unexpectedly.")]
    private static partial void LogUnexpected(ILogger log, Exception exception);
}
