using System.Text.Json;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Emulator.Control;

/// <summary>Says whether a token is alive and, beside it, what it claims. The form follows RFC 7662.</summary>
internal static class IntrospectRoute
{
    public sealed record Request(string? Token);

    public static void MapIntrospect(this IEndpointRouteBuilder routes) => routes.MapPost("/introspect", IntrospectAsync);

    private static async Task IntrospectAsync(HttpContext http, TokenStatus status)
    {
        var request = await JsonBody.ReadAsync(http, ControlJson.Wire.IntrospectRequest, """{"token":"eyJ…"}""");
        var (active, reason, claims) = await status.CheckAsync(request.Token ?? "");

        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.Body);
        json.WriteStartObject();
        json.WriteBoolean("active"u8, active);
        json.WriteString("reason"u8, reason);
        foreach (var claim in claims?.EnumerateObject() ?? default)
            claim.WriteTo(json);
        json.WriteEndObject();
    }
}
