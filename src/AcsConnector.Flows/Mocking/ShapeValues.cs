using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Mocking;

/// <summary>A value of a shape, readable and the same each time.</summary>
internal static class ShapeValues
{
    private const int MaxDepth = 24;
    private const string SomeTime = "2026-01-15T10:30:00Z", SomeUrl = "https://example.com/", SomeXml = "<root><item>text</item></root>";

    public static Value Make(ResponseShape shape, int depth = 0)
    {
        if (depth > MaxDepth)
            return Value.Null;
        switch (shape.Kind)
        {
            case ShapeKind.JsonText:
                return MakeJsonText(shape, depth);
            case ShapeKind.Base64:
                return Convert.ToBase64String(Encoding.UTF8.GetBytes(shape.Content is { } content ? Make(content, depth + 1).ToText() : shape.Name));
            case ShapeKind.Xml:
                return SomeXml;
            case ShapeKind.XmlObject:
                return Binary.Create("application/xml", Encoding.UTF8.GetBytes(SomeXml));
            case ShapeKind.Array:
                return MakeArray(shape, depth);
            case ShapeKind.Object:
                return MakeObject(shape, depth);
            case ShapeKind.Unknown when shape.HasProperties:
                return MakeObject(shape, depth);
            default:
                return MakeScalar(shape);
        }
    }

    public static ObjectValue MakeObject(ResponseShape shape, int depth = 0) =>
        new(new OrderedDictionary<string, Value>(shape.Properties
            .Select(property => KeyValuePair.Create(property.Key, Make(property.Value, depth + 1)))
            // What is looked for in an object is the name of a member.
            .Concat(shape.Parts.Where(part => shape.Find(part) is null).Distinct().Select(part => KeyValuePair.Create(part, (Value)part)))));

    private static string MakeJsonText(ResponseShape shape, int depth)
    {
        var json = Make(shape.Content!, depth + 1);
        var text = ValueJson.Write(json);
        return shape.Parts.Find(part => !text.Contains(part, StringComparison.OrdinalIgnoreCase)) is { } missing && json is ObjectValue members
            ? ValueJson.Write(members.With("text", missing))
            : text;
    }

    private static ArrayValue MakeArray(ResponseShape shape, int depth)
    {
        if (shape.Literal is ArrayValue literal)
            return literal;
        var item = shape.Item is { } known && (known.Kind != ShapeKind.Unknown || known.HasProperties || known.Leader.Literal is not null)
            ? Make(known, depth + 1)
            : ObjectValue.Empty;
        return new ArrayValue([.. Enumerable.Repeat(item, shape.MinItems)]);
    }

    private static Value MakeScalar(ResponseShape shape)
    {
        var leader = shape.Leader;
        var kind = shape.IsFixed || shape.Kind >= leader.Kind ? shape.Kind : leader.Kind;
        if (leader.Literal is { } literal && Fits(literal, kind))
            return literal;
        return kind switch
        {
            ShapeKind.Boolean => !shape.Not.Contains(true),
            ShapeKind.Number => shape.Not.Contains(1L) ? 2L : 1L,
            ShapeKind.Date => SomeTime,
            ShapeKind.Url => SomeUrl,
            _ => TextOf(shape, leader),
        };
    }

    private static bool Fits(Value literal, ShapeKind kind) => kind switch
    {
        ShapeKind.Boolean => literal is BooleanValue,
        ShapeKind.Number => literal is NumberValue,
        ShapeKind.Date or ShapeKind.Url => literal is StringValue { Content.Length: > 8 },
        _ => true,
    };

    private static Value TextOf(ResponseShape shape, ResponseShape leader)
    {
        if (shape is { IsFixed: true, IsNumeric: true, Parts.Count: 0 })
            return "1";
        if (shape.Parts.Count == 0 && shape.MinLength == 0 && shape.Kind == ShapeKind.Unknown && LooksLikeNumber(leader.Name))
            return 1L;
        var text = ByName(leader.Name);
        foreach (var part in shape.Parts.Where(part => !text.Contains(part, StringComparison.OrdinalIgnoreCase)).Distinct())
            text += part + "text";
        return text.Length < shape.MinLength ? text.PadRight(shape.MinLength, '0') : text;
    }

    private static bool LooksLikeNumber(string name) => Ends(name, "count") || Ends(name, "total") || Ends(name, "number");

    private static string ByName(string name)
    {
        if (Ends(name, "mail") || Ends(name, "address") || Ends(name, "upn") || Ends(name, "userPrincipalName"))
            return "user@example.com";
        if (Ends(name, "url") || Ends(name, "uri") || Ends(name, "link"))
            return SomeUrl;
        if (Ends(name, "date") || Ends(name, "datetime") || Ends(name, "time") || Ends(name, "on") && name.Length > 8 || Ends(name, "createdOn"))
            return SomeTime;
        return Ends(name, "guid") || Ends(name, "uuid") ? "00000000-0000-0000-0000-000000000001" : name.Length == 0 ? "text" : name;
    }

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
