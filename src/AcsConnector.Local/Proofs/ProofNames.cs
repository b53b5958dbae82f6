using System.Buffers.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Proofs;

/// <summary>Names for what differs in every run, by the order in which it comes: the first user, the second user.</summary>
internal sealed partial class ProofNames
{
    private readonly Dictionary<string, string> _given = [];
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Of a request: which user it was about is seen from the outputs.</summary>
    public static string WithoutIds(string request) => UserIds().Replace(request, "{user}");

    /// <summary>Names something that comes in this text alone.</summary>
    public void Add(string text, string name) => _given[text] = name;

    /// <summary>The text with names in the place of ids, tokens and times. A token counts by its scopes and its life.</summary>
    public string Replace(string text)
    {
        text = _given.Aggregate(text, (all, given) => all.Replace(given.Key, given.Value, StringComparison.Ordinal));
        text = Tokens().Replace(text, token => DescribeToken(token.Value));
        text = UserIds().Replace(text, user => NameOf("user", user.Value));
        text = Times().Replace(text, "{time}");
        return Guids().Replace(text, guid => NameOf("id", guid.Value));
    }

    private string NameOf(string kind, string id)
    {
        var key = Uri.UnescapeDataString(id).ToLowerInvariant();
        if (!_names.TryGetValue(key, out var name))
            _names[key] = name = string.Create(CultureInfo.InvariantCulture, $"{{{kind} {_names.Count + 1}}}");
        return name;
    }

    private static string DescribeToken(string token)
    {
        try
        {
            var claims = (ObjectValue)ValueJson.Parse(System.Text.Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1])));
            var minutes = (claims["exp"], claims["iat"]) is (IntegerValue exp, IntegerValue iat) ? (exp.Content - iat.Content) / 60 : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{{token for {claims["acsScope"]?.ToText()}, {minutes} minutes}}");
        }
        catch (Exception e) when (e is FormatException or ValueJsonException or InvalidCastException)
        {
            return "{token}";
        }
    }

    [GeneratedRegex(@"8(:|%3A)acs(:|%3A)[0-9a-f-]{36}_[0-9a-f-]+", RegexOptions.IgnoreCase)]
    private static partial Regex UserIds();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?")]
    private static partial Regex Times();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Guids();
}
