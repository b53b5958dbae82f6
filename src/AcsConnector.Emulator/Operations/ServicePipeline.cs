using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Operations;

/// <summary>
/// The way of every service call: fault, body, authentication, api-version, operation, response. It is the one place
/// that turns a <see cref="ServiceException"/> into a response.
/// </summary>
internal sealed partial class ServicePipeline(
    Authenticator authenticator, FaultInjection faults, RequestLog requests, ApiVersionReader versions, TimeProvider time, ILogger<ServicePipeline> log)
{
    public async Task RunAsync(HttpContext http, IServiceOperation operation)
    {
        var writer = new ResponseWriter(http, time);
        var (at, started, signature) = (time.GetUtcNow(), time.GetTimestamp(), "notChecked");
        ReadOnlyMemory<byte> body = default;
        try
        {
            var fault = faults.Take(operation.Name);
            if (fault is not null)
                await fault.BeforeAsync(http, time);

            body = await RequestBody.ReadAsync(http.Request);
            var entraUser = await authenticator.AuthenticateAsync(http.Request, body, operation.Callers);
            signature = "valid";
            var version = versions.Read(http.Request, operation);
            var result = await operation.HandleAsync(new ServiceCall(version, http.Request, body) { EntraToken = entraUser });

            fault?.After();
            Log(result.Status, response: result.Body);
            await writer.WriteAsync(result, operation);
        }
        catch (ServiceException e)
        {
            if (e.Status == StatusCodes.Status401Unauthorized && e.Inner is not null)
                signature = "refused";
            if (e.Inner is not null)
                LogRefused(http.Request.Method, http.Request.Path, e.Status, e.Inner.Message);

            Log(e.Status, e.Code, e.Inner?.Message, e.Message);
            await writer.WriteErrorAsync(e, operation);
        }
        catch (ConnectionResetByFault)
        {
            Log(null, "ConnectionReset");
            http.Abort();
        }
        catch (SqliteException e) when (!http.Response.HasStarted)
        {
            var error = e.MeansDamage() ? ServiceErrors.Damaged(e.Message) : ServiceErrors.CannotBeKept(e.Message);
            Log(error.Status, error.Code, message: error.Message);
            await writer.WriteErrorAsync(error, operation);
        }

        // Before the response goes out, so that whoever has it finds its request in the log.
        void Log(int? status, string? code = null, string? why = null, string? message = null, ReadOnlyMemory<byte> response = default) =>
            requests.Add(new LoggedRequest(
                at, http.Request.Method, SecretMask.Text(http.Request.RawPath()), operation.Name, status, signature, code, why is null ? null : SecretMask.Text(why),
                Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1))
            {
                Message = message is null ? null : SecretMask.Text(message),
                Details = RequestInspection.Inspect(http.Request, body, response),
            });
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} returned {Status}. {Why}")]
    private partial void LogRefused(string method, PathString path, int status, string why);
}
