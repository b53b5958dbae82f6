namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>All small wrong connectors.</summary>
internal static class Mistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. FileMistakes.All, .. StructureMistakes.All, .. DocumentMistakes.All, .. PathMistakes.All, .. OperationMistakes.All, .. ParameterMistakes.All,
        .. SchemaMistakes.All, .. WordMistakes.All, .. PropertiesMistakes.All,
    ];
}
