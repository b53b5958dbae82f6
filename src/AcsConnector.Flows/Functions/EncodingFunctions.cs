using System.Net;
using System.Text;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Base64, data URIs and percent encoding.
/// https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#conversion-functions
/// </summary>
internal static class EncodingFunctions
{
    private const string OctetStream = "application/octet-stream";

    public static readonly Function[] All =
    [
        One("base64", "the string to encode into base64 representation.", (in call) => Convert.ToBase64String(Bytes(call))),
        One("base64ToString", "the base64 string to decode.", (in call) => Base64ToString(call)),
        One("decodeBase64", "the string to decode from base64 representation.", (in call) => Base64ToString(call)),
        One("base64ToBinary", "the string to decode from base64 representation.", Base64ToBinary),
        One("binary", "the value that is to be converted to binary.", ToBinary),
        One("dataUri", "the value to be converted to a data URI.", (in call) => ToDataUri(call[0])),
        One("dataUriToString", "the data URI that is to be converted to string.", (in call) => Data(call).Text),
        One("dataUriToBinary", "the data URI that is to be converted to binary.", (in call) => TypedData(call).ToBinary()),
        One("decodeDataUri", "the data URI.", DecodeDataUri),
        Many("uriComponent", "the value to convert to URI component."),
        Many("encodeUriComponent", "the string to URL encode."),
        // The service says binary for both.
        One("uriComponentToString", "the URI component to convert to binary.", (in call) => Unescape(call)),
        One("uriComponentToBinary", "the URI component to convert to binary.", (in call) => Octets(Unescape(call))),
        One("decodeUriComponent", "the string to decode.", (in call) => Unescape(call)),
    ];

    private static Function One(string name, string parameter, FunctionBody body) =>
        new(name, 1, 1, $"expects one parameter: {parameter}", ArityEnding.Parameters) { Body = body, Anchor = name };

    private static Function Many(string name, string parameter) =>
        new(name, 1, Function.Many, $"expects at least one parameter: {parameter}", ArityEnding.Parameters)
        {
            Body = Escape,
            Anchor = name,
        };

    /// <summary>The content of binary, the UTF-8 text of anything else that is there.</summary>
    private static byte[] Bytes(in Invocation call) => call[0].IsNull
        ? throw call.Unexpected(0, "to be a string")
        : Binary.Bytes(call[0]) ?? Encoding.UTF8.GetBytes(call[0].ToText());

    private static Value ToBinary(in Invocation call) => Binary.Is(call[0]) ? call[0] : Binary.Create(OctetStream, Bytes(call));

    private static ObjectValue Octets(string text) => Binary.Create(OctetStream, Encoding.UTF8.GetBytes(text));

    private static string Base64ToString(in Invocation call) =>
        Encoding.UTF8.GetString(Binary.Decode(call.Text(0)) ?? throw NotBase64(call));

    /// <summary>The content stays as it is written, blanks included.</summary>
    private static Value Base64ToBinary(in Invocation call)
    {
        var base64 = call.Text(0);
        return Binary.Decode(base64) is null ? throw NotBase64(call) : Binary.Create(OctetStream, base64);
    }

    private static EvaluationException NotBase64(in Invocation call) =>
        call.Error("was invoked with a parameter that is not valid. The value cannot be decoded from base64 representation.");

    private static string ToDataUri(Value value)
    {
        if (Binary.Bytes(value) is { } bytes)
            return $"data:{((ObjectValue)value)["$content-type"]};base64,{Convert.ToBase64String(bytes)}";
        var (type, text) = value is StringValue plain ? ("text/plain", plain.Content) : ("application/json", ValueJson.Write(value));
        return $"data:{type};charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";
    }

    private static DataUri Data(in Invocation call) =>
        DataUri.TryParse(call.Text(0), out var data) && data.IsUtf8 ? data : throw NotDataUri(call);

    private static DataUri TypedData(in Invocation call) =>
        DataUri.TryParse(call.Text(0), out var data) && data.HasValidType ? data : throw NotDataUri(call);

    private static EvaluationException NotDataUri(in Invocation call) => call.LinkedError(
        $"expects its parameter to be formatted as a valid data URI. The provided value '{call[0]}' was not formatted correctly.");

    private static Value DecodeDataUri(in Invocation call)
    {
        var data = TypedData(call);
        return data.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ? data.Text
            : data.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? ConversionFunctions.ParseJson(call, data.Text)
            : data.ToBinary();
    }

    private static Value Escape(in Invocation call) =>
        Uri.EscapeDataString(string.Concat(call.Arguments.Select(argument => argument.ToText())));

    /// <summary>A plus is a blank; what is not a valid escape stays as it is.</summary>
    private static string Unescape(in Invocation call) => WebUtility.UrlDecode(call.Text(0));
}
