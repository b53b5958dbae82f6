namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>Writes a template as Bicep.</summary>
internal static class BicepWriter
{
    public static string Write(Template template)
    {
        IEnumerable<IEnumerable<string>> blocks =
        [
            template.About.Select(line => $"// {line}"),
            .. template.Parameters.Select(Parameter),
            template.Variables.Select(variable => $"var {variable.Name} = {variable.Bicep}"),
            .. template.Resources.Select(Resource),
            .. template.Outputs.Select(Output),
        ];
        return string.Join("\n\n", blocks.Select(block => string.Join('\n', block))) + "\n";
    }

    private static IEnumerable<string> Parameter(TemplateParameter parameter)
    {
        yield return Description(parameter.Description);
        if (parameter.IsSecure)
            yield return "@secure()";
        yield return $"param {parameter.Name} {parameter.Type}{(parameter.Default is { } value ? $" = {value.Bicep}" : "")}";
    }

    private static IEnumerable<string> Output(TemplateOutput output) =>
        [Description(output.Description), $"output {output.Name} string = {output.Value.Bicep}"];

    private static IEnumerable<string> Resource(TemplateResource resource)
    {
        var condition = resource.Condition is { } needed ? $"if ({needed.Bicep}) " : "";
        return
        [
            $"resource {resource.Symbol} '{resource.Type}@{resource.ApiVersion}' = {condition}{{",
            $"  name: {resource.Name.Bicep}",
            $"  location: {Template.Location.Bicep}",
            .. Member(new TemplateMember("properties", resource.Properties), "  "),
            "}",
        ];
    }

    private static IEnumerable<string> Member(TemplateMember member, string indent)
    {
        IEnumerable<string> comment = member.Comment is { } text ? [$"{indent}{text}"] : [];
        var name = member.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') ? member.Name : $"'{member.Name}'";
        return comment.Concat(member.Value switch
        {
            TemplateObject { Members: var members } =>
                [$"{indent}{name}: {{", .. members.SelectMany(one => Member(one, indent + "  ")), $"{indent}}}"],
            Expression expression => [$"{indent}{name}: {expression.Bicep}"],
            _ => [$"{indent}{name}: []"],
        });
    }

    private static string Description(string text) => $"@description('{text}')";
}
