using System.Diagnostics.CodeAnalysis;

namespace AcsConnector.Api.Definition;

/// <summary>What a route says about itself besides its name and summary.</summary>
internal static class RouteMetadata
{
    /// <summary>The operation has parameters that the service may refuse.</summary>
    public static RouteHandlerBuilder WithBadRequest(this RouteHandlerBuilder route) => route.WithMetadata(new BadRequestMetadata());

    /// <summary>The operation is one of the official connector's, whose flows send an api-version.</summary>
    public static RouteHandlerBuilder WithApiVersion(this RouteHandlerBuilder route) => route.WithMetadata(new ApiVersionMetadata());

    /// <summary>The operation makes something once, and refuses a second request that wants it otherwise.</summary>
    public static RouteHandlerBuilder WithConflict(this RouteHandlerBuilder route) => route.WithMetadata(new ConflictMetadata());

    /// <param name="route">The operation.</param>
    /// <param name="json">What a success looks like: JSON that fits the shape of the response.</param>
    public static RouteHandlerBuilder WithResponseExample(this RouteHandlerBuilder route, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        route.WithMetadata(new ResponseExampleMetadata(json));

    public static RouteHandlerBuilder WithVisibility(this RouteHandlerBuilder route, string visibility) => route.WithMetadata(new VisibilityAttribute(visibility));

    internal sealed class BadRequestMetadata;

    internal sealed class ConflictMetadata;

    internal sealed record ResponseExampleMetadata(string Json);

    internal sealed class ApiVersionMetadata;
}
