namespace AcsConnector.Testing.Hosting;

/// <summary>The host asks again, up to ten times in all, when the connection fails. A body that has left cannot leave again.</summary>
internal sealed class HostRetries()
    : DelegatingHandler(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
{
    private const int Attempts = 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(50 << (attempt - 1), 250)), cancellationToken);
            }
        }
    }
}
