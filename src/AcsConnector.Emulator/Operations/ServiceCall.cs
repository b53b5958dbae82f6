using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Operations;

/// <summary>An authenticated call, as an operation sees it.</summary>
internal readonly record struct ServiceCall(ApiVersion Version, string? IdentityId, ReadOnlyMemory<byte> Body)
{
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
    public string User => Service.IdentityId.ParseUser(IdentityId ?? "");

    /// <summary>Null for a syntax error, which the serializer reports with the reader's own error inside.</summary>
    private static string? FieldWithTheWrongType(JsonException e) =>
        e.InnerException is JsonException ? null
        : e.Path is ['$', '.', .. var path] ? path.Split('.', '[')[0]
        : "body";
}
