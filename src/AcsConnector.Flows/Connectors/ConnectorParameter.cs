using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>A parameter of an operation. A body is one parameter, whose properties flows write as <c>body/property</c>.</summary>
internal sealed record ConnectorParameter
{
    public required string Name { get; init; }

    public required ParameterLocation Location { get; init; }

    public bool IsRequired { get; init; }

    /// <summary><c>x-ms-visibility: internal</c>: the designer hides it, and the service sends its default.</summary>
    public bool IsInternal { get; init; }

    public Value? Default { get; init; }

    /// <summary><c>x-ms-url-encoding: double</c>.</summary>
    internal bool EncodesTwice { get; init; }

    /// <summary>Null when it is no array; swagger's default is csv.</summary>
    internal string? CollectionFormat { get; init; }

    internal bool IsFile { get; init; }

    /// <summary>A body's; every other parameter describes itself.</summary>
    internal SwaggerSchema Schema { get; init; } = SwaggerSchema.Open;

    internal bool HasInternalDefault => IsInternal && Default is { IsNull: false };
}
