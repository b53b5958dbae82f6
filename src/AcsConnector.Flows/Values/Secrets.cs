using System.Buffers;
using System.Text.RegularExpressions;

namespace AcsConnector.Flows.Values;

/// <summary>
/// The secret texts a run has come across: tokens in answers and requests, keys in headers and settings. Whatever leaves the run as
/// text passes through <see cref="Mask(string)"/>.
/// </summary>
public sealed partial class Secrets
{
    /// <summary>What stands where a secret was.</summary>
    public const string Hidden = "(hidden: secure data)";

    /// <summary>Shorter texts are not searched for: they would be found in words that are no secret.</summary>
    private const int Shortest = 8;

    private static readonly string[] SecretHeaders =
        ["Authorization", "Connection-String", "x-functions-key", "api-key", "x-api-key", "Ocp-Apim-Subscription-Key", "Cookie", "Set-Cookie"];

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private SearchValues<string>? _search;

    /// <summary>Keeps every token in the value, and says whether there is one.</summary>
    internal bool Find(Value? value) => value switch
    {
        StringValue { Content: var text } => TokenPattern.Matches(text).Aggregate(false, (found, token) => Add(token.Value) | found),
        ArrayValue array => array.Items.Aggregate(false, (found, item) => Find(item) | found),
        ObjectValue properties => properties.Aggregate(false, (found, property) => Find(property.Key, property.Value) | found),
        _ => false,
    };

    /// <summary>App settings hold keys beside addresses and numbers: all but addresses count as secret.</summary>
    internal void AddSetting(string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || IsSecretName(name))
            Add(text);
    }

    internal bool Add(string text)
    {
        if (text.Length < Shortest)
            return false;
        if (_texts.Add(text))
            _search = null;
        return true;
    }

    /// <summary>The text with every secret in it replaced.</summary>
    public string Mask(string text)
    {
        _search ??= SearchValues.Create([.. _texts], StringComparison.Ordinal);
        if (!text.AsSpan().ContainsAny(_search))
            return text;
        foreach (var secret in _texts.OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The value with every secret in it replaced, property names included.</summary>
    public Value Mask(Value value) => value switch
    {
        StringValue text => Mask(text.Content),
        ArrayValue array => new ArrayValue([.. array.Items.Select(Mask)]),
        ObjectValue properties => MaskProperties(properties),
        _ => value,
    };

    private ObjectValue MaskProperties(ObjectValue properties)
    {
        var masked = new OrderedDictionary<string, Value>();
        foreach (var (name, value) in properties)
            masked[Mask(name)] = Mask(value);
        return new ObjectValue(masked);
    }

    private bool Find(string name, Value value)
    {
        if (value is StringValue { Content: var text } && SecretHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Add(text);
            return false;
        }

        return value is StringValue { Content.Length: > 0 } token && IsTokenName(name) ? Add(token.Content) || Find(value) : Find(value);
    }

    /// <summary>token, accessToken, access_token; not nextToken and its like, which turn pages.</summary>
    private static bool IsTokenName(string name) => name.EndsWith("token", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("next", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("skip", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("continuation", StringComparison.OrdinalIgnoreCase);

    private static bool IsSecretName(string name) => name.Contains("key", StringComparison.OrdinalIgnoreCase)
        || name.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || name.Contains("connection", StringComparison.OrdinalIgnoreCase);

    /// <summary>A JSON web token: three parts in base64url, the first of which begins with <c>{"</c>.</summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern { get; }
}
