using System.Text.Json;
using AcsConnector.Api.Http;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AcsConnector.Api.Access;

/// <summary>What an authority says about itself, and when it said so.</summary>
internal sealed record KnownAuthority(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

/// <summary>
/// The keys of the authority, asked for when the first token comes and again when they are old or a token has another one.
/// The library's ConfigurationManager is not used: it asks in the background after a response, when a Functions host may end
/// the worker; it trusts old keys for as long as the authority is away; and its clock cannot be set.
/// </summary>
internal sealed partial class EntraKeys(Uri authority, TimeProvider time, ILogger<EntraKeys> log) : IDisposable
{
    /// <summary>Entra says to look at least once a day, and does not announce a change.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>How long they serve while the authority is away.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromHours(24);

    /// <summary>Between two tries, so that made-up tokens cannot make this server ask all the time.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly string _address = $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";
    private readonly HttpDocumentRetriever _documents = new(CreateClient()) { RequireHttps = authority.Scheme == Uri.UriSchemeHttps };
    private readonly SemaphoreSlim _turn = new(1);
    private KnownAuthority? _known;
    private DateTimeOffset _lastTry = DateTimeOffset.MinValue;
    private bool _hasFailed;

    /// <param name="stale">What has not the key of a token, so that something newer is wanted.</param>
    /// <exception cref="ApiException">503 when the authority cannot be reached.</exception>
    public async ValueTask<KnownAuthority> GetAsync(KnownAuthority? stale, CancellationToken cancellationToken)
    {
        if (IsFresh(_known, stale))
            return _known!;

        // One request asks; the others go on with the keys that are known, as long as these may serve.
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            if (_known is { } known && known != stale && AgeOf(known) < Usable)
                return known;
            await _turn.WaitAsync(cancellationToken);
        }

        try
        {
            if (!IsFresh(_known, stale) && time.GetUtcNow() - _lastTry >= Pause)
                await AskAsync();
            if (IsFresh(_known, stale) || (_known is not null && AgeOf(_known) < Usable && !(_hasFailed && stale is not null)))
                return _known!;

            throw new ApiException(503, "SignInUnavailable",
                "Microsoft Entra ID could not be reached, so the token cannot be checked. Try again; "
                + "if it stays, this server's operator must check Access__Entra__Authority.")
            {
                RetryAfter = _lastTry + Pause - time.GetUtcNow(),
            };
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsFresh(KnownAuthority? known, KnownAuthority? stale) => known is not null && known != stale && AgeOf(known) < Fresh;

    private TimeSpan AgeOf(KnownAuthority known) => time.GetUtcNow() - known.At;

    /// <summary>Not with the token of one request, because others wait for the same response.</summary>
    private async Task AskAsync()
    {
        _lastTry = time.GetUtcNow();
        _hasFailed = true;
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, CancellationToken.None);
            if (string.IsNullOrEmpty(configuration.Issuer) || configuration.SigningKeys.Count == 0)
                throw new InvalidDataException("it names no issuer or has no keys.");
            _known = new KnownAuthority(configuration, _lastTry);
            _hasFailed = false;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException or OperationCanceledException
            or JsonException or ArgumentException or InvalidOperationException or SecurityTokenException)
        {
            LogUnreachable(log, (e.InnerException ?? e).Message);
        }
    }

    private static HttpClient CreateClient()
    {
        const int maxResponseSize = 1024 * 1024;
        var timeout = TimeSpan.FromSeconds(5);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = maxResponseSize };
    }

    [LoggerMessage(LogLevel.Warning, "The keys of Microsoft Entra ID could not be read: {Why}")]
    private static partial void LogUnreachable(ILogger log, string why);
}
