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

    /// <summary>What every secret inside a text has beside it or begins with.</summary>
    private static readonly SearchValues<string> Signs = SearchValues.Create(["=", "\"", "Bearer ", "eyJ"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a member, header or field of this name holds a key or a password. Tokens are apart: see <see cref="IsToken"/>.</summary>
    public static bool IsSecret(string name) =>
        name.Equals("sig", StringComparison.OrdinalIgnoreCase) || Array.Exists(EndingsLike(name), ending => EndsWith(name, ending));

    /// <summary>token, accessToken, access_token; not nextToken and its like, which turn pages.</summary>
    public static bool IsToken(string name) => name.EndsWith("token", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("next", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("skip", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("continuation", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is worth looking for secrets inside a text: most have nothing of their shapes.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>The secrets inside a text, as its ranges: <c>accesskey=…</c>, <c>sig=…</c>, <c>"password": "…"</c>, <c>Bearer …</c> and JSON web tokens.</summary>
    public static IEnumerable<Capture> FindIn(string text)
    {
        if (text.Contains('='))
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

        foreach (Match bearer in Bearer.Matches(text))
            yield return bearer.Groups["secret"];
        foreach (Match token in FindTokensIn(text))
            yield return token;
    }

    /// <summary>JSON web tokens: three parts in base64url, the first of which begins with <c>{"</c>.</summary>
    public static MatchCollection FindTokensIn(string text) => Token.Matches(text);

    /// <summary>Those with the name's last letter.</summary>
    private static string[] EndingsLike(string name)
    {
        var last = name.AsSpan().TrimEnd("-_. ");
        return last.Length > 0 && char.ToLowerInvariant(last[^1]) is >= 'a' and <= 'z' and var letter ? EndingsByLastLetter[letter - 'a'] : [];
    }

    private static bool EndsWith(string name, string ending)
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
