using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace AcsConnector.Flows.Values;

/// <summary>Values as JSON text. Newtonsoft's reader and writer, because their texts are the service's own.</summary>
internal static class ValueJson
{
    /// <summary>Deeper than any definition or response in the wild (nesting 8), far from the end of the stack.</summary>
    public const int MaxNesting = 256;

    /// <exception cref="ValueJsonException">The text is not one JSON value.</exception>
    public static Value Parse(string json)
    {
        using var text = new StringReader(json);
        return Read(text);
    }

    /// <exception cref="ValueJsonException">The text is not one JSON value.</exception>
    public static Value Read(TextReader text)
    {
        using var reader = new JsonTextReader(text)
        {
            CloseInput = false,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MaxNesting,
        };
        try
        {
            Next(reader);
            var value = ReadValue(reader);
            if (MoveToContent(reader))
                throw Refuse(reader, $"Additional text encountered after finished reading JSON content: {reader.Value}.", "More follows after its end");
            return value;
        }
        catch (JsonException e)
        {
            throw new ValueJsonException(e.Message, e) { Explanation = $"It goes wrong in {Place(reader)}." };
        }
    }

    /// <summary>Compact, nothing escaped that need not be; 5.0 stays 5.0.</summary>
    public static string Write(Value value) => Write(value, Formatting.None);

    public static string WriteIndented(Value value) => Write(value, Formatting.Indented);

    /// <summary>Writes what <see cref="WriteIndented"/> returns, without the text in memory.</summary>
    public static void WriteIndentedTo(TextWriter text, Value value) => WriteTo(text, value, Formatting.Indented);

    private static string Write(Value value, Formatting formatting)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(text, value, formatting);
        return text.ToString();
    }

    private static void WriteTo(TextWriter text, Value value, Formatting formatting)
    {
        using var writer = new JsonTextWriter(text) { Formatting = formatting, CloseOutput = false };
        Write(writer, value);
    }

    private static void Write(JsonTextWriter writer, Value value)
    {
        switch (value)
        {
            case BooleanValue boolean:
                writer.WriteValue(boolean.Content);
                break;
            case StringValue text:
                writer.WriteValue(text.Content);
                break;
            case IntegerValue number:
                writer.WriteValue(number.Content);
                break;
            case FloatValue number:
                writer.WriteValue(number.Content);
                break;
            case DecimalValue number:
                writer.WriteValue(number.Content);
                break;
            case ArrayValue array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ObjectValue properties:
                writer.WriteStartObject();
                foreach (var (name, property) in properties)
                {
                    writer.WritePropertyName(name);
                    Write(writer, property);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    private static Value ReadValue(JsonTextReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => ReadObject(reader),
        JsonToken.StartArray => ReadArray(reader),
        JsonToken.String => (string)reader.Value!,
        JsonToken.Integer => reader.Value is BigInteger big ? (Value)(double)big : Convert.ToInt64(reader.Value, CultureInfo.InvariantCulture),
        JsonToken.Float => Convert.ToDouble(reader.Value, CultureInfo.InvariantCulture),
        JsonToken.Boolean => (bool)reader.Value!,
        JsonToken.Null or JsonToken.Undefined => Value.Null,
        _ => throw new ValueJsonException($"Unexpected token {reader.TokenType} while reading JSON. {Position(reader)}"),
    };

    private static ObjectValue ReadObject(JsonTextReader reader)
    {
        var properties = new OrderedDictionary<string, Value>();
        while (Next(reader) != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Next(reader);
            properties.Remove(name); // of a repeated name the last counts, at its place
            properties.Add(name, ReadValue(reader));
        }

        return new ObjectValue(properties);
    }

    private static ArrayValue ReadArray(JsonTextReader reader)
    {
        var items = new List<Value>();
        while (Next(reader) != JsonToken.EndArray)
            items.Add(ReadValue(reader));
        return items.Count == 0 ? ArrayValue.Empty : new ArrayValue([.. items]);
    }

    private static JsonToken Next(JsonTextReader reader) => MoveToContent(reader)
        ? reader.TokenType
        : throw Refuse(reader, "Unexpected end of content while loading JSON.", "It ends too early");

    private static bool MoveToContent(JsonTextReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
                return true;
        }

        return false;
    }

    private static ValueJsonException Refuse(JsonTextReader reader, string message, string explanation) =>
        new($"{message} {Position(reader)}") { Explanation = $"{explanation}, in {Place(reader)}." };

    /// <summary>Counted from 1, as editors do.</summary>
    private static string Place(JsonTextReader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(1, reader.LineNumber)}, column {reader.LinePosition + 1}");

    private static string Position(JsonTextReader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"Path '{reader.Path}', line {reader.LineNumber}, position {reader.LinePosition}.");
}
