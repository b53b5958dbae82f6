using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// The parts of <c>data:type;parameters;base64,content</c> (RFC 2397), with the service's leniency: base64 may stand without a type.
/// </summary>
internal sealed class DataUri
{
    private const string Scheme = "data:";
    private const string Base64 = "base64";

    private readonly string _base64;

    private DataUri(string contentType, string base64, byte[] content) => (ContentType, _base64, Content) = (contentType, base64, content);

    /// <summary>The type with its parameters; text/plain where there is none.</summary>
    public string ContentType { get; }

    public string MediaType => ContentType.Split(';')[0].Trim();

    public byte[] Content { get; }

    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>Whether the content is text the service reads: it looks at a charset only where that is the first parameter.</summary>
    public bool IsUtf8 => ContentType.Split(';') is not [_, var first, ..]
        || !first.StartsWith("charset=", StringComparison.OrdinalIgnoreCase)
        || first["charset=".Length..].Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the type is one of HTTP's, with a charset that exists.</summary>
    public bool HasValidType
    {
        get
        {
            if (!MediaTypeHeaderValue.TryParse(ContentType, out var type))
                return false;
            try
            {
                return type.CharSet is not { } charset || Encoding.GetEncoding(charset.Trim('"')) is not null;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    /// <summary>Base64 content stays as it is written, blanks included.</summary>
    public ObjectValue ToBinary() => Binary.Create(ContentType, _base64);

    public static bool TryParse(string text, [NotNullWhen(true)] out DataUri? data)
    {
        data = null;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return false;

        var header = text[Scheme.Length..comma];
        var parameters = header.Split(';');
        var isBase64 = parameters[^1].Equals(Base64, StringComparison.OrdinalIgnoreCase);
        if (isBase64)
            parameters = parameters[..^1];
        if (parameters.Skip(1).Contains(""))
            return false;

        var type = parameters is [] or ["", ..] ? string.Join(';', ["text/plain", .. parameters.Skip(1)]) : string.Join(';', parameters);
        var content = text[(comma + 1)..];
        if (!isBase64)
        {
            var bytes = Encoding.UTF8.GetBytes(WebUtility.UrlDecode(content));
            data = new DataUri(type, Convert.ToBase64String(bytes), bytes);
        }
        else if (Binary.Decode(content) is { } bytes)
        {
            data = new DataUri(type, content, bytes);
        }

        return data is not null;
    }
}
