using System.Runtime.ExceptionServices;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Service;

/// <summary>Takes answers of up to 64 KB, in memory; the service's own have less than 4 KB.</summary>
internal sealed class CappedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Longest = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(Longest, cancellationToken);
            return answer;
        }
        catch (Exception e)
        {
            answer?.Dispose();
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
                throw new ApiException(502, "UpstreamError", "The endpoint's answer is larger than any of Azure Communication Services. Check the endpoint of the connection.");

            // A connection that was refused is no failure to repeat.
            if (e.InnerException is ApiException refusal)
                ExceptionDispatchInfo.Throw(refusal);
            throw;
        }
    }
}
