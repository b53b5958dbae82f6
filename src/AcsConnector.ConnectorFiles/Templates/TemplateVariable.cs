using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>A name for a value: an expression, or what a file beside the template holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bicep">The expression in Bicep, which may read the file.</param>
/// <param name="Json">The same in JSON, with what is in the file.</param>
internal sealed record TemplateVariable(string Name, string Bicep, JsonNode Json)
{
    public static TemplateVariable Of(string name, Expression expression) => new(name, expression.Bicep, expression.Json);
}
