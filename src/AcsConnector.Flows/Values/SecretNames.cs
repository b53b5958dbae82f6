using System.Buffers;
using System.Text.RegularExpressions;

namespace AcsConnector.Flows.Values;

/// <summary>The names that secrets have, and the shapes they have inside a text: the one list of both.</summary>
internal static partial class SecretNames
{
    /// <summary>Names end so, whatever stands before; case, hyphens, underscores, dots and blanks do not count.</summary>
    private static readonly string[] Endings =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "secretvalue", "secrettext", "credential", "credentials",
        "connectionstring", "authorization", "cookie", "sastoken", "accesssignature",
        "apikey", "accesskey", "accountkey", "subscriptionkey", "functionkey", "functionskey", "hostkey", "masterkey", "storagekey",
        "primarykey", "secondarykey", "sharedkey", "privatekey", "signingkey", "encryptionkey", "securitykey", "authkey",
    ];

    private static readonly string[][] EndingsByLastLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Endings.Where(ending => ending[^1] == letter).ToArray())];

    /// <summary>A field's name may have no more characters.</summary>
    private const int MaxFieldName = 61;

    private static readonly SearchValues<char> OfFieldNames =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>Whether a member, header or field of this name holds a key or a password. Tokens are apart: see <see cref="IsToken"/>.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name)
    {
        foreach (var ending in EndingsLike(name))
        {
            if (EndsWith(name, ending))
                return true;
        }

        return name.Equals("sig", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>token, accessToken, access_token; not nextToken and its like, which turn pages.</summary>
    public static bool IsToken(ReadOnlySpan<char> name) => name.EndsWith("token", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("next", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("skip", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("continuation", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is worth looking for secrets inside a text: most have nothing of their shapes.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny('=', '"') || HasBearer(text) || MayHaveTokens(text);

    /// <summary>The secrets inside a text, as its ranges: <c>accesskey=…</c>, <c>sig=…</c>, <c>"password": "…"</c>, <c>Bearer …</c> and JSON web tokens.</summary>
    public static IEnumerable<Capture> FindIn(string text)
    {
        if (HasSecretField(text))
        {
            foreach (Match field in Field.Matches(text))
            {
                if (IsSecret(field.Groups["name"].Value) || IsToken(field.Groups["name"].Value))
                    yield return field.Groups["secret"];
            }
        }

        if (text.Contains('"') && text.Contains(':'))
        {
            foreach (Match member in Member.Matches(text))
            {
                if (IsSecret(member.Groups["name"].Value) || IsToken(member.Groups["name"].Value))
                    yield return member.Groups["secret"];
            }
        }

        if (HasBearer(text))
        {
            foreach (Match bearer in Bearer.Matches(text))
                yield return bearer.Groups["secret"];
        }

        if (MayHaveTokens(text))
        {
            foreach (Match token in Token.Matches(text))
                yield return token;
        }
    }

    /// <summary>Whether a JSON web token is in the text: three parts in base64url, the first of which begins with <c>{"</c>.</summary>
    public static bool HasToken(string text) => MayHaveTokens(text) && Token.IsMatch(text);

    private static bool HasBearer(string text) => text.Contains("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool MayHaveTokens(string text) => text.Contains("eyJ", StringComparison.Ordinal);

    /// <summary>Whether an equals sign stands behind the name of a secret: behind <c>charset</c> it is in most content types.</summary>
    private static bool HasSecretField(string text)
    {
        for (var end = text.IndexOf('='); end >= 0; end = text.IndexOf('=', end + 1))
        {
            var name = FieldNameAtEnd(text.AsSpan(0, end).TrimEnd(' '));
            if (IsSecret(name) || IsToken(name))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> FieldNameAtEnd(ReadOnlySpan<char> text)
    {
        var name = text[(text.LastIndexOfAnyExcept(OfFieldNames) + 1)..];
        return name[Math.Max(0, name.Length - MaxFieldName)..].TrimStart("0123456789_.-");
    }

    /// <summary>Those with the name's last letter.</summary>
    private static string[] EndingsLike(ReadOnlySpan<char> name)
    {
        var last = name.TrimEnd("-_. ");
        return last.Length > 0 && char.ToLowerInvariant(last[^1]) is >= 'a' and <= 'z' and var letter ? EndingsByLastLetter[letter - 'a'] : [];
    }

    private static bool EndsWith(ReadOnlySpan<char> name, string ending)
    {
        var i = name.Length - 1;
        for (var j = ending.Length - 1; j >= 0; i--)
        {
            if (i < 0)
                return false;
            if (name[i] is '-' or '_' or '.' or ' ')
                continue;
            if (char.ToLowerInvariant(name[i]) != ending[j--])
                return false;
        }

        return true;
    }

    /// <summary>A field of a connection string, a form or a query.</summary>
    [GeneratedRegex("""(?<name>[A-Za-z][A-Za-z0-9_.-]{1,60}) ?= ?(?<secret>[^;&\s"'<>\\,]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Field { get; }

    /// <summary>A member of JSON that stands in a text, perhaps as a text itself, with its quotation marks escaped.</summary>
    [GeneratedRegex("""\\{0,3}"(?<name>[A-Za-z][A-Za-z0-9_. -]{1,60})\\{0,3}"\s{0,8}:\s{0,8}\\{0,3}"(?<secret>[^"\\]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Member { get; }

    [GeneratedRegex("""\bBearer (?<secret>[A-Za-z0-9._~+/=-]{20,})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer { get; }

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }
}
