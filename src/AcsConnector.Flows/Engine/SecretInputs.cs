using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>The texts in an action's secure inputs, which an error message may quote.</summary>
internal sealed class SecretInputs
{
    /// <summary>A longer text is replaced wherever it stands, a shorter one as a whole word alone: "a" may be any letter.</summary>
    private const int MinLengthInsideWords = 8;

    private readonly string[] _texts;

    private SecretInputs(IEnumerable<string> texts) => _texts = [.. texts.OrderByDescending(text => text.Length)];

    /// <summary>What expressions made; what stands in the definition itself is no secret.</summary>
    public static SecretInputs From(ActionDefinition definition, Value? inputs) =>
        new(TextsIn(inputs).Except(TextsIn(definition.Json)).Where(text => text.Length > 0).Distinct());

    public string Mask(string message)
    {
        foreach (var text in _texts.Where(text => message.Contains(text, StringComparison.Ordinal)))
        {
            var pattern = text.Length < MinLengthInsideWords ? $@"(?<!\w){Regex.Escape(text)}(?!\w)" : Regex.Escape(text);
            message = Regex.Replace(message, pattern, Secrets.Hidden, RegexOptions.CultureInvariant);
        }

        return message;
    }

    private static IEnumerable<string> TextsIn(Value? value) => value switch
    {
        StringValue text => [text.Content],
        IntegerValue or FloatValue or DecimalValue => [value.ToText()],
        ArrayValue array => array.Items.SelectMany(TextsIn),
        ObjectValue properties => properties.SelectMany(property => TextsIn(property.Value).Prepend(property.Key)),
        _ => [],
    };
}
