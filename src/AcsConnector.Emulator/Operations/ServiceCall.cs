using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Tokens;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>An authenticated call, as an operation sees it.</summary>
internal readonly record struct ServiceCall(ApiVersion Version, HttpRequest Request, ReadOnlyMemory<byte> Body)
{
    /// <summary>Of the calling user, in the operations that only users call.</summary>
    public EntraToken? EntraToken { get; init; }

    /// <summary>The body, or null where there is none. Members it does not know are ignored.</summary>
    /// <exception cref="ServiceException">400 when the body is not JSON or a member has the wrong type.</exception>
    public T? Read<T>(JsonTypeInfo<T> shape) where T : class
    {
        if (Body.IsEmpty)
            return null;

        try
        {
            return JsonSerializer.Deserialize(Body.Span, shape);
        }
        catch (JsonException e)
        {
            throw ServiceErrors.MalformedBody(FieldWithTheWrongType(e));
        }
    }

    /// <summary>The user's part of the id in the path; the id must be one of this resource.</summary>
    public string User => IdentityId.ParseUser(InPath("id"));

    public Guid ObjectId => GuidInPath("objectId", "ObjectId");

    public Guid TenantId => GuidInPath("tenantId", "TenantId");

    private Guid GuidInPath(string name, string field) => Guid.TryParseExact(InPath(name), "D", out var id) ? id : throw AccessErrors.Format(field, name);

    private string InPath(string name) => Request.RouteValues[name] as string ?? "";

    /// <summary>Null for a syntax error, which the serializer reports with the reader's own error inside.</summary>
    private static string? FieldWithTheWrongType(JsonException e) =>
        e.InnerException is JsonException ? null
        : e.Path is ['$', '.', .. var path] ? path.Split('.', '[')[0]
        : "body";
}
