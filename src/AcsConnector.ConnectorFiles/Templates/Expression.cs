using System.Globalization;
using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Templates;

/// <summary>An expression in both languages, or a constant.</summary>
/// <param name="Bicep">As Bicep has it.</param>
/// <param name="Arm">As the JSON of Azure Resource Manager has it, without the brackets.</param>
internal sealed record Expression(string Bicep, string Arm) : TemplateValue
{
    private JsonValue? Constant { get; init; }

    /// <summary>The value in JSON: a constant as it is, all else in brackets.</summary>
    public JsonValue Json => Constant?.DeepClone().AsValue() ?? JsonValue.Create($"[{Arm}]");

    /// <param name="text">Without quotes, backslashes and <c>${</c>, which would need an escape, and not in brackets.</param>
    public static Expression Text(string text) => new($"'{text}'", $"'{text}'") { Constant = JsonValue.Create(text) };

    public static Expression Boolean(bool value) => value
        ? new("true", "true()") { Constant = JsonValue.Create(true) }
        : new("false", "false()") { Constant = JsonValue.Create(false) };

    public static Expression Parameter(string name) => new(name, $"parameters('{name}')");

    public static Expression Variable(string name) => new(name, $"variables('{name}')");

    public static Expression Call(string function, params IReadOnlyList<Expression> arguments) => new(
        $"{function}({string.Join(", ", arguments.Select(argument => argument.Bicep))})",
        $"{function}({string.Join(", ", arguments.Select(argument => argument.Arm))})");

    /// <summary>A number, as an argument.</summary>
    public static Expression Number(int value) =>
        new(value.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An object, as an argument.</summary>
    public static Expression Object(params IReadOnlyList<(string Name, Expression Value)> members) => new(
        $"{{ {string.Join(", ", members.Select(member => $"{member.Name}: {member.Value.Bicep}"))} }}",
        $"createObject({string.Join(", ", members.Select(member => $"'{member.Name}', {member.Value.Arm}"))})");

    /// <summary>The text of the expression between two texts.</summary>
    public static Expression Between(string before, Expression inner, string after) =>
        new($"'{before}${{{inner.Bicep}}}{after}'", $"format('{before}{{0}}{after}', {inner.Arm})");

    public Expression Member(string path) => new($"{Bicep}.{path}", $"{Arm}.{path}");

    public Expression Item(int index) => new($"{Bicep}[{index}]", $"{Arm}[{index}]");
}
