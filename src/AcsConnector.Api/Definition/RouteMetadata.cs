namespace AcsConnector.Api.Definition;

/// <summary>What a route says about itself besides its name and summary.</summary>
internal static class RouteMetadata
{
    /// <summary>The operation has parameters that the service may refuse.</summary>
    public static RouteHandlerBuilder WithBadRequest(this RouteHandlerBuilder route) => route.WithMetadata(new BadRequestMetadata());

    /// <summary>The operation is one of the official connector's, whose flows send an api-version.</summary>
    public static RouteHandlerBuilder WithApiVersion(this RouteHandlerBuilder route) => route.WithMetadata(new ApiVersionMetadata());

    public static RouteHandlerBuilder WithVisibility(this RouteHandlerBuilder route, string visibility) => route.WithMetadata(new VisibilityAttribute(visibility));

    internal sealed class BadRequestMetadata;

    internal sealed class ApiVersionMetadata;
}
