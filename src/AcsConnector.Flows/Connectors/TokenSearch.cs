using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>Finds the tokens in what an operation returns.</summary>
internal sealed class TokenSearch(ObjectValue swagger)
{
    private const int MaxDepth = 8;

    private static readonly string[] TokenNames = ["token", "accessToken", "access_token"];

    /// <summary>Schemas that contain themselves several times grow without an end.</summary>
    private int _schemasLeft = 2000;

    public IReadOnlyList<IReadOnlyList<string>> In(ObjectValue operation) =>
    [
        .. operation["responses"].AsObject()
            .Where(response => response.Key.StartsWith('2'))
            .SelectMany(response => Inside(SwaggerReference.Follow(swagger, response.Value)?["schema"], 0))
            .DistinctBy(path => string.Join('/', path)),
    ];

    private IEnumerable<IReadOnlyList<string>> Inside(Value? schema, int depth)
    {
        if (depth > MaxDepth || --_schemasLeft < 0 || SwaggerReference.Follow(swagger, schema) is not { } part)
            yield break;
        foreach (var path in Inside(part["items"], depth + 1))
            yield return path;
        foreach (var path in part["allOf"].Items().SelectMany(more => Inside(more, depth + 1)))
            yield return path;
        foreach (var (name, property) in part["properties"].AsObject())
        {
            var below = Inside(property, depth + 1).ToList();
            if (below.Count == 0 && TokenNames.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return [name];
            foreach (var path in below)
                yield return [name, .. path];
        }
    }
}
