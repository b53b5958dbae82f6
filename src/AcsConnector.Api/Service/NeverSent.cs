using Azure.Identity;

namespace AcsConnector.Api.Service;

/// <summary>Failures of a call before anything of it reached the service.</summary>
internal static class NeverSent
{
    /// <summary>No name, no connection, no TLS, or no token to sign in with. Of several attempts, none.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        AggregateException attempts => attempts.InnerExceptions.All(Is),
        AuthenticationFailedException => true,
        _ => (exception as HttpRequestException ?? exception.InnerException as HttpRequestException)?.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };
}
