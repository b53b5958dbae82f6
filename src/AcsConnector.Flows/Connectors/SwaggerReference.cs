using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary><c>#/definitions/x</c>, a JSON pointer into the file. Swagger of connectors knows no other files.</summary>
internal static class SwaggerReference
{
    private const int MaxChainLength = 16;

    /// <summary>Null when it points nowhere.</summary>
    public static Value? Find(ObjectValue swagger, string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        Value? found = swagger;
        foreach (var segment in Uri.UnescapeDataString(reference[2..]).Split('/'))
            found = found.Member(JsonPointer.Unescape(segment));
        return found;
    }

    /// <summary>What an object stands for that may be <c>{"$ref": …}</c>; null for a reference to nothing, or to itself.</summary>
    public static ObjectValue? Follow(ObjectValue swagger, Value? json)
    {
        for (var i = 0; i < MaxChainLength; i++)
        {
            if (json is not ObjectValue described || described["$ref"] is not StringValue reference)
                return json as ObjectValue;
            json = Find(swagger, reference.Content);
        }

        return null;
    }
}
