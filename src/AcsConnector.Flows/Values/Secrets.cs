using System.Buffers;

namespace AcsConnector.Flows.Values;

/// <summary>
/// The secret texts a run has come across: tokens in responses and requests, keys in headers and settings. Whatever leaves the run as
/// text passes through <see cref="Mask(string)"/>.
/// </summary>
internal sealed class Secrets
{
    /// <summary>What stands where a secret was.</summary>
    public const string Hidden = "(hidden: secure data)";

    /// <summary>Shorter texts are not searched for: they would be found in words that are no secret.</summary>
    private const int MinLength = 8;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private SearchValues<string>? _search;

    /// <summary>Keeps every secret in the value, and says whether a token is among them.</summary>
    public bool Find(Value? value) => value switch
    {
        StringValue { Content: var text } => FindIn(text),
        ArrayValue array => FindInItems(array),
        ObjectValue properties => FindInProperties(properties),
        _ => false,
    };

    /// <summary>App settings hold keys beside addresses and numbers: all but addresses count as secret.</summary>
    internal void AddSetting(string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || IsSecretSetting(name))
            Add(text);
    }

    /// <summary>Every text in the value counts as secret, whatever its name.</summary>
    internal void AddTexts(Value? value)
    {
        IEnumerable<Value> inner = value switch
        {
            ArrayValue items => items.Items,
            ObjectValue members => members.Select(member => member.Value),
            _ => [],
        };
        foreach (var each in inner)
            AddTexts(each);
        if (value is StringValue { Content: var text })
            Add(text);
    }

    internal bool Add(string text)
    {
        if (text.Length < MinLength)
            return false;
        if (_texts.Add(text))
            _search = null;
        return true;
    }

    /// <summary>The text with every secret in it replaced: those the run has come across, and what looks like one.</summary>
    public string Mask(string text) => MaskShapes(MaskKnown(text));

    private string MaskKnown(string text)
    {
        _search ??= SearchValues.Create([.. _texts], StringComparison.Ordinal);
        if (!text.AsSpan().ContainsAny(_search))
            return text;
        foreach (var secret in _texts.OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The value with every secret in it replaced, property names included. What has none stays the same value.</summary>
    public Value Mask(Value value) => value switch
    {
        StringValue text => Mask(text.Content) is var masked && ReferenceEquals(masked, text.Content) ? text : masked,
        ArrayValue array => MaskItems(array),
        ObjectValue properties => MaskProperties(properties),
        _ => value,
    };

    private ArrayValue MaskItems(ArrayValue array)
    {
        List<Value>? masked = null;
        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = Mask(array.Items[i]);
            if (masked is null && !ReferenceEquals(item, array.Items[i]))
                masked = [.. array.Items.Take(i)];
            masked?.Add(item);
        }

        return masked is null ? array : new ArrayValue(masked);
    }

    private ObjectValue MaskProperties(ObjectValue properties)
    {
        OrderedDictionary<string, Value>? masked = null;
        var count = 0;
        foreach (var (name, value) in properties)
        {
            var (maskedName, maskedValue) = (Mask(name), SecretNames.IsSecret(name) && value is StringValue { Content.Length: > 0 } or NumberValue ? Hidden : Mask(value));
            if (masked is null && !(ReferenceEquals(maskedName, name) && ReferenceEquals(maskedValue, value)))
                masked = new OrderedDictionary<string, Value>(properties.Take(count));
            if (masked is not null)
                masked[maskedName] = maskedValue;
            count++;
        }

        return masked is null ? properties : new ObjectValue(masked);
    }

    private bool FindInItems(ArrayValue array)
    {
        var found = false;
        foreach (var item in array.Items)
            found |= Find(item);
        return found;
    }

    private bool FindInProperties(ObjectValue properties)
    {
        var found = false;
        foreach (var (name, value) in properties)
            found |= Find(name, value);
        return found;
    }

    private bool FindIn(string text)
    {
        if (!SecretNames.MayBeIn(text))
            return false;
        foreach (var secret in SecretNames.FindIn(text))
            Add(secret.Value);
        return SecretNames.HasToken(text);
    }

    private bool Find(string name, Value value)
    {
        if (value is not StringValue { Content: { Length: > 0 } text })
            return Find(value);
        if (SecretNames.IsSecret(name))
        {
            Add(text);
            return false;
        }

        return SecretNames.IsToken(name) ? Add(text) || Find(value) : Find(value);
    }

    private static string MaskShapes(string text)
    {
        if (!SecretNames.MayBeIn(text))
            return text;
        // From the last to the first, so that the places of the others stay.
        var end = text.Length;
        foreach (var secret in SecretNames.FindIn(text).OrderByDescending(secret => secret.Index).Where(secret => !Hidden.StartsWith(secret.Value, StringComparison.Ordinal)))
        {
            if (secret.Index + secret.Length > end)
                continue; // Inside one that is replaced already.
            text = string.Concat(text.AsSpan(0, secret.Index), Hidden, text.AsSpan(secret.Index + secret.Length));
            end = secret.Index;
        }

        return text;
    }

    private static bool IsSecretSetting(string name) => name.Contains("key", StringComparison.OrdinalIgnoreCase)
        || name.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || name.Contains("connection", StringComparison.OrdinalIgnoreCase);
}
