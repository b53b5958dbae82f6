using AcsConnector.Api.Definition;
using AcsConnector.Api.Http;
using AcsConnector.Api.Service;
using Azure.Core;

namespace AcsConnector.Api.Audit;

/// <summary>
/// What is worth remembering of the request at hand. It goes along with the request (as the client's request id does), so
/// that who learns something notes it, and nothing else has to pass it on. It never takes a token, a key or a body.
/// </summary>
internal sealed class AuditTrail
{
    private static readonly AsyncLocal<AuditTrail?> Ambient = new();

    /// <summary>One that is thrown away where no request is at hand.</summary>
    public static AuditTrail Current => Ambient.Value ?? new AuditTrail();

    /// <summary>Null while it does not look like one: a path may hold anything.</summary>
    public string? Identity
    {
        get;
        set => field = value is not null && value.StartsWith("8:", StringComparison.Ordinal) && value.All(c => c is not '.') && RequestIds.IsUsable(value) ? value : null;
    }

    /// <summary>With "other" for what is none.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public string? ExpiresOn { get; private set; }

    /// <summary>new, replayed or conflict; null for a request without a request id.</summary>
    public string? Idempotency { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>Whether there may be a user that nobody knows, although the answer does not say so.</summary>
    public bool MayHaveLeftAUser { get; set; }

    /// <summary>How often the service was called.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether the service asked for a pause in any of them.</summary>
    public bool WasThrottled { get; private set; }

    /// <summary>The service's own name for its last answer: MS-CV.</summary>
    public string? ServiceRequestId { get; private set; }

    public static AuditTrail Begin() => Ambient.Value = new AuditTrail();

    public void Asked(IReadOnlyList<string>? scopes) =>
        Scopes = [.. (scopes ?? []).Select(scope => TokenScopesAttribute.All.Contains(scope) ? scope : "other").Distinct()];

    public CommunicationAccessToken Received(CommunicationAccessToken token)
    {
        ExpiresOn = token.ExpiresOn; // A date: the client has parsed it.
        return token;
    }

    public void Called(HttpMessage message)
    {
        Attempts += message.ProcessingContext.RetryNumber + 1;
        if (!message.HasResponse)
            return;

        WasThrottled |= message.Response.Status == 429;
        ServiceRequestId = message.Response.Headers.TryGetValue("MS-CV", out var id) && id.Length <= 128 ? id : null;
    }
}
