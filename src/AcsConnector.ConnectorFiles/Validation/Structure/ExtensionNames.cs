namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>Names of extensions that mean something somewhere.</summary>
internal static class ExtensionNames
{
    /// <summary>Of connectors.</summary>
    private static readonly string[] Connectors =
    [
        "x-ms-api-annotation", "x-ms-capabilities", "x-ms-connector-metadata", "x-ms-deployment-version", "x-ms-docs", "x-ms-dynamic-list",
        "x-ms-dynamic-properties", "x-ms-dynamic-schema", "x-ms-dynamic-tree", "x-ms-dynamic-values", "x-ms-enum", "x-ms-enum-values",
        "x-ms-localizeDefaultValue", "x-ms-media-kind", "x-ms-no-generic-test", "x-ms-notification", "x-ms-notification-content",
        "x-ms-notification-url", "x-ms-operation-context", "x-ms-pageable", "x-ms-parameter-location", "x-ms-safe-operation",
        "x-ms-skip-url-encoding", "x-ms-summary", "x-ms-test-value", "x-ms-trigger", "x-ms-trigger-hint", "x-ms-trigger-metadata",
        "x-ms-trigger-value", "x-ms-url-encoding", "x-ms-visibility",
        .. NewerThanSchema.All.Select(row => row.Name).Where(name => name.StartsWith("x-ms-", StringComparison.Ordinal)),
    ];

    /// <summary>Of AutoRest, which makes clients from the same definitions.</summary>
    private static readonly string[] AutoRest =
    [
        "x-ms-arm-id-details", "x-ms-azure-resource", "x-ms-client-flatten", "x-ms-client-name", "x-ms-client-request-id",
        "x-ms-code-generation-settings", "x-ms-discriminator-value", "x-ms-error-response", "x-ms-examples", "x-ms-external",
        "x-ms-header-collection-prefix", "x-ms-identifiers", "x-ms-long-running-operation", "x-ms-long-running-operation-options",
        "x-ms-mutability", "x-ms-odata", "x-ms-parameter-grouping", "x-ms-parameterized-host", "x-ms-paths", "x-ms-request-id", "x-ms-secret",
    ];

    /// <summary>It means something, be it in another place or for another tool.</summary>
    public static bool IsKnown(string name) => Connectors.Contains(name) || AutoRest.Contains(name);

    /// <summary>The name of a connector's extension that was meant; null where none is near.</summary>
    public static string? Meant(string name) => Array.Find(Connectors, known => IsNear(name, known, edits: 2));

    /// <summary>No more than so many letters are missing, too many or wrong.</summary>
    private static bool IsNear(ReadOnlySpan<char> name, ReadOnlySpan<char> other, int edits)
    {
        var same = name.CommonPrefixLength(other);
        name = name[same..];
        other = other[same..];
        if (name.IsEmpty || other.IsEmpty)
            return Math.Max(name.Length, other.Length) <= edits;
        return edits > 0 && (IsNear(name[1..], other, edits - 1) || IsNear(name, other[1..], edits - 1) || IsNear(name[1..], other[1..], edits - 1));
    }
}
