using AcsConnector.Api.Http;

namespace AcsConnector.Api.Actions;

/// <summary>What is told where no action is.</summary>
internal static class KnownPaths
{
    /// <summary>Behind routing, which finds no endpoint for a path that no action has.</summary>
    public static void UseKnownPathsOnly(this IApplicationBuilder app) => app.Use((http, next) => http.GetEndpoint() is not null
        ? next(http)
        : throw new ApiException(404, "NotFound", $"There is no such operation. The paths are {List(http.RequestServices.GetRequiredService<EndpointDataSource>())}."));

    private static string List(EndpointDataSource endpoints)
    {
        var paths = endpoints.Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<IConnectorAction>() is not null)
            .Select(route => route.RoutePattern.RawText!).Distinct().ToList();

        // What is done with a thing (a colon and a verb) is found where the thing is.
        paths.RemoveAll(path => paths.Exists(thing => path.StartsWith($"{thing}/:", StringComparison.Ordinal)));
        return paths is [.. var first, var last] && first.Count > 0 ? $"{string.Join(", ", first)} and {last}" : string.Concat(paths);
    }
}
