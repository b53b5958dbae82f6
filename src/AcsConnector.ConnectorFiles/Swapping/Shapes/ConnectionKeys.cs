namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>The names by which a flow's actions know its connections.</summary>
internal sealed class ConnectionKeys
{
    private readonly Dictionary<string, bool> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a flow whose connections are not in its file.</summary>
    public static ConnectionKeys None { get; } = new();

    public void Add(string key, bool isMoved) => _keys[key] = isMoved;

    /// <summary>Whether the connection is one of the connector that is left.</summary>
    public bool IsMoved(string? key) => key is not null && _keys.GetValueOrDefault(key);

    /// <summary>Whether the connection is known to be another connector's.</summary>
    public bool IsOther(string? key) => key is not null && _keys.TryGetValue(key, out var isMoved) && !isMoved;
}
