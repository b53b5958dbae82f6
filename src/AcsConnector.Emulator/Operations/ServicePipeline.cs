using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Operations;

/// <summary>
/// The way of every service call: fault, body, authentication, api-version, operation, answer. It is the one place
/// that turns a <see cref="ServiceException"/> into an answer.
/// </summary>
internal sealed partial class ServicePipeline(
    Authenticator authenticator, FaultList faults, RequestLog requests, EmulatorOptions options, TimeProvider time, ILogger<ServicePipeline> log)
{
    public const int BodyLimit = 64 * 1024;

    /// <summary>A body up to here is read to its end before it is refused; Kestrel cuts the connection of a longer one.</summary>
    public const int LargestRead = 1024 * 1024;

    public async Task Run(HttpContext http, IServiceOperation operation)
    {
        var answer = new AnswerWriter(http, time);
        var (at, started, signature) = (time.GetUtcNow(), time.GetTimestamp(), "notChecked");
        try
        {
            var fault = faults.Take(operation.Name);
            if (fault is not null)
                await fault.BeforeAsync(http, time);

            var body = await ReadBodyAsync(http.Request);
            await authenticator.AuthenticateAsync(http.Request, body, usersToo: operation.IsOfAnotherProduct);
            signature = "valid";
            var version = VersionOf(http.Request, operation);
            var result = await operation.Handle(new ServiceCall(version, http.Request.RouteValues["id"] as string, body));

            fault?.After();
            Log(result.Status);
            await answer.WriteAsync(result, operation);
        }
        catch (ServiceException e)
        {
            if (e.Inner is not null)
            {
                signature = "refused";
                LogRefused(http.Request.Method, http.Request.Path, e.Inner.Message);
            }

            Log(e.Status, e.Code, e.Inner?.Message);
            await answer.WriteErrorAsync(e, operation);
        }
        catch (ConnectionResetByFault)
        {
            Log(null, "ConnectionReset");
            http.Abort();
        }
        catch (SqliteException e) when (!http.Response.HasStarted)
        {
            var error = e.MeansDamage() ? ServiceErrors.Damaged(e.Message) : ServiceErrors.CannotBeKept(e.Message);
            Log(error.Status, error.Code);
            await answer.WriteErrorAsync(error, operation);
        }

        // Before the answer goes out, so that whoever has it finds its request in the log. An error's text may quote the body: only its code is kept.
        void Log(int? status, string? code = null, string? why = null) => requests.Add(new LoggedRequest(
            at, http.Request.Method, RawTarget(http.Request).Split('?')[0], operation.Name, status, signature, code, why,
            Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1)));
    }

    private ApiVersion VersionOf(HttpRequest request, IServiceOperation operation)
    {
        var asked = request.Query["api-version"].ToString();
        if (asked.Length == 0)
            throw ServiceErrors.ApiVersionUnspecified();
        if (operation.IsOfAnotherProduct)
            return ApiVersion.Newest;

        var isKnown = ApiVersion.Accepted.Contains(asked);
        var version = isKnown ? new ApiVersion(asked) : ApiVersion.Newest;
        if ((isKnown || options.AcceptAnyApiVersion) && operation.IsIn(version))
            return version;

        throw ServiceErrors.UnsupportedApiVersion($"{request.Scheme}://{request.Host}{RawTarget(request).Split('?')[0]}", asked);
    }

    /// <summary>The request target as it came over the wire; the decoded path would break signatures.</summary>
    public static string RawTarget(HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
            return ReadOnlyMemory<byte>.Empty;

        try
        {
            using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 1024, BodyLimit));
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            return buffer.Length <= BodyLimit ? buffer.GetBuffer().AsMemory(0, (int)buffer.Length) : throw ServiceErrors.BodyTooLarge(BodyLimit);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ServiceErrors.BodyTooLarge(BodyLimit);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} answered 401. {Why}")]
    private partial void LogRefused(string method, PathString path, string why);
}
