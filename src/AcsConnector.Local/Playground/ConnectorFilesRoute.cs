using AcsConnector.Api;
using AcsConnector.ConnectorFiles.Embedded;
using AcsConnector.ConnectorFiles.Packaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Local.Playground;

/// <summary>The connector's files as they are, and the package for a given address of the API.</summary>
internal static class ConnectorFilesRoute
{
    private static readonly (string Name, string Type)[] Files =
        [("apiDefinition.swagger.json", "application/json"), ("apiProperties.json", "application/json"), ("icon.png", "image/png")];

    public sealed record PackageRequest(string? ApiUrl);

    public static void MapConnectorFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, type) in Files)
            routes.MapGet($"/api/files/{name}", http => WriteAsync(http, name, type, EmbeddedFiles.Read(name)));
        routes.MapPost("/api/package", PackageAsync);
    }

    private static async Task PackageAsync(HttpContext http)
    {
        try
        {
            var request = await PageJson.ReadAsync(http, PageJson.Wire.PackageRequest);
            var address = ApiAddress.Parse(request?.ApiUrl?.Trim() ?? "");
            var files = ConnectorPackage.Build(await ConnectorDefinition.WriteAsync(http.RequestAborted), new PackageOptions(address));
            await WriteAsync(http, "acs-connector-package.zip", "application/zip", ReproducibleZip.Write(files));
        }
        catch (PackagingException e)
        {
            await PageJson.WriteErrorAsync(http, 400, new PageError("ValidationError", e.Message, "apiUrl"));
        }
    }

    private static Task WriteAsync(HttpContext http, string name, string type, byte[] content)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }
}
