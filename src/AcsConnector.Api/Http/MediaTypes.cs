using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace AcsConnector.Api.Http;

/// <summary>
/// What a body is said to be. It is judged here and not by routing, whose refusal would belong to no action: nobody would be
/// asked who they are, and it would be neither counted nor audited.
/// </summary>
internal static class MediaTypes
{
    private const string Json = MediaTypeNames.Application.Json;
    private const string OtherType = "Send the request body as application/json.";
    private const string OtherCharset =
        "The charset of the request body is not known. Send it as application/json in UTF-8, and name no other charset.";

    /// <summary>Before routing: every body goes to the action of its path.</summary>
    public static void UseMediaTypes(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody)
            Judge(http);
        return next(http);
    });

    /// <summary>Behind the sign-in: an action that takes a body reads no other kind.</summary>
    public static void UseKnownMediaTypesOnly(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Features.Get<UnknownBody>() is { } body && http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            ? throw new ApiException(415, "UnsupportedMediaType", body.Problem)
            : next(http));

    private static void Judge(HttpContext http)
    {
        if (ProblemOf(http.Request.ContentType, out var charset) is { } problem)
            http.Features.Set(new UnknownBody(problem));
        http.Request.ContentType = charset is null ? Json : $"{Json}; charset={charset}";
    }

    /// <param name="charset">In the runtime's own spelling; null for UTF-8.</param>
    private static string? ProblemOf(string? contentType, out string? charset)
    {
        charset = null;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase))
            return OtherType;
        if (!type.Parameters.Any(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)))
            return null;

        try
        {
            charset = Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString()).WebName;
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return OtherCharset;
        }
    }

    private sealed record UnknownBody(string Problem);
}
