namespace AcsConnector.Api.Actions;

/// <summary>
/// Where a host has found the action before the API's own routing does, as Azure Functions has, the two must agree: a
/// function with another action's route would otherwise run that action under its own name.
/// </summary>
public static class ExpectedAction
{
    /// <summary>Says which action the request is for.</summary>
    public static void Expect<TAction>(this HttpContext http) where TAction : IConnectorAction => http.Features.Set(new Expectation(typeof(TAction)));

    internal static void UseExpectedAction(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Features.Get<Expectation>() is not { } expected || ActionOf(http)?.GetType() == expected.Action
            ? next(http)
            : throw new InvalidOperationException(
                $"A function stands for the action {expected.Action.Name}, but its route leads to {ActionOf(http)?.GetType().Name ?? "no action"}."));

    private static IConnectorAction? ActionOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<IConnectorAction>();

    private sealed record Expectation(Type Action);
}
