namespace AcsConnector.Api.Audit;

/// <summary>What the audit must know of a route.</summary>
internal static class AuditedRoutes
{
    /// <param name="route">The route of an action.</param>
    /// <param name="eventName">What has happened when it succeeds.</param>
    public static RouteHandlerBuilder WithAuditEvent(this RouteHandlerBuilder route, string eventName) => route.WithMetadata(new AuditEventMetadata(eventName));

    /// <summary>A call of the service whose response is lost may have created a user that nobody knows.</summary>
    public static RouteHandlerBuilder WithUserCreation(this RouteHandlerBuilder route) => route.WithMetadata(new UserCreationMetadata());

    public static bool MayHaveCreatedAUser(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<UserCreationMetadata>() is not null;

    internal sealed record AuditEventMetadata(string EventName);

    private sealed record UserCreationMetadata;
}
