namespace AcsConnector.Api.Service;

/// <summary>What a text holds of a connection string, well made or not. It is split once, before anybody judges it.</summary>
internal readonly struct ConnectionStringParts
{
    /// <summary>Of the whole text.</summary>
    public int Length { get; private init; }

    /// <summary>The first one; null when no part has that name.</summary>
    public string? Endpoint { get; private init; }

    public bool HasEndpointTwice { get; private init; }

    /// <inheritdoc cref="Endpoint"/>
    public string? AccessKey { get; private init; }

    public bool HasAccessKeyTwice { get; private init; }

    /// <summary>Whether the text is meant as a connection string; an API key has none of its parts.</summary>
    public bool LooksLikeConnectionString => Endpoint is not null || AccessKey is not null;

    public static ConnectionStringParts Split(string text)
    {
        var parts = new ConnectionStringParts { Length = text.Length };
        foreach (var range in text.AsSpan().Split(';'))
        {
            var part = text.AsSpan(range);
            if (part.IndexOf('=') is var end and >= 0)
                parts = parts.With(part[..end].Trim(), part[(end + 1)..].Trim());
        }

        return parts;
    }

    private ConnectionStringParts With(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.Equals("endpoint", StringComparison.OrdinalIgnoreCase)
            ? this with { Endpoint = Endpoint ?? value.ToString(), HasEndpointTwice = Endpoint is not null }
        : name.Equals("accesskey", StringComparison.OrdinalIgnoreCase)
            ? this with { AccessKey = AccessKey ?? value.ToString(), HasAccessKeyTwice = AccessKey is not null }
        : this;
}
