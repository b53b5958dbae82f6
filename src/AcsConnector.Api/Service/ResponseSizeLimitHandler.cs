using System.Runtime.ExceptionServices;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Service;

/// <summary>Takes responses of up to 64 KB, in memory; the service's own have less than 4 KB.</summary>
internal sealed class ResponseSizeLimitHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxLength = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(MaxLength, cancellationToken);
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
                throw new ApiException(502, "UpstreamError", "The endpoint's response is larger than any of Azure Communication Services. Check the endpoint of the connection.");

            // A connection that was refused is no failure to repeat.
            if (e.InnerException is ApiException refusal)
                ExceptionDispatchInfo.Throw(refusal);
            throw;
        }
    }
}
