using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Local.Playground;

/// <summary>The files in <c>Page/</c>, which the program carries in itself, so that the page needs no network and no folder.</summary>
internal static class PageFiles
{
    private const string Prefix = "page/";

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var assembly = typeof(PageFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var name = resource[Prefix.Length..];
            routes.MapGet(name == "index.html" ? "/" : $"/{name}", async http =>
            {
                await using var file = assembly.GetManifestResourceStream(resource)!;
                http.Response.ContentType = TypeOf(name);
                http.Response.ContentLength = file.Length;
                await file.CopyToAsync(http.Response.Body, http.RequestAborted);
            });
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page has a file of an unknown type: '{other}'."),
    };
}
