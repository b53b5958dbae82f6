using AcsConnector.Api.Access;

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

    /// <summary>What the request is called from the flow to the service and back.</summary>
    public string ClientRequestId { get; set; } = "";

    public AuditedCaller Caller { get; set; } = AuditedCaller.Nobody;

    /// <summary>Null while it does not look like one: a path may hold anything.</summary>
    public string? Identity
    {
        get;
        set => field = value is not null && value.StartsWith("8:", StringComparison.Ordinal) && value.All(c => c is not '.') && UsableId.IsUsable(value) ? value : null;
    }

    /// <summary>Of the token that is asked for, no more than known names.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>When the token ends that was given: a date.</summary>
    public string? ExpiresOn { get; set; }

    /// <summary>new, replayed or conflict; null for a request without a request id.</summary>
    public string? Idempotency { get; set; }

    public string? ErrorCode { get; set; }

    /// <summary>Whether there may be a user that nobody knows, although the response does not say so.</summary>
    public bool MayHaveLeftAUser { get; set; }

    /// <summary>How often the service was called.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether the service asked for a pause in any of them.</summary>
    public bool WasThrottled { get; private set; }

    /// <summary>The service's own name for its last response: MS-CV.</summary>
    public string? ServiceRequestId { get; private set; }

    public static AuditTrail Begin() => Ambient.Value = new AuditTrail();

    /// <param name="attempts">Of this call of the service.</param>
    public void NoteCall(int attempts) => Attempts += attempts;

    /// <param name="correlationVector">The header MS-CV.</param>
    public void NoteResponse(int status, string? correlationVector)
    {
        WasThrottled |= status == 429;
        ServiceRequestId = correlationVector is { Length: <= 128 } ? correlationVector : null;
    }
}
