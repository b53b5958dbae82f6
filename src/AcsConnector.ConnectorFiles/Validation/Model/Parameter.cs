using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>A parameter in an operation: where it is used, and where it is written.</summary>
internal sealed record Parameter(Operation Operation, Node Use, Node Node)
{
    public string? Name => Node.TextOf("name");

    public string? In => Node.TextOf("in");

    public bool IsRequired => Node["required"]?.IsTrue == true;
}
