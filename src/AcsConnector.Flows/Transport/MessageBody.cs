using System.Net.Http.Headers;
using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Values as content of HTTP messages, and back: JSON is parsed, text stays text, all else becomes a binary object.</summary>
internal static class MessageBody
{
    public static HttpRequestMessage ToMessage(FlowRequest request)
    {
        if (!Uri.TryCreate(request.Uri, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new NoResponseException($"'{request.Uri}' cannot be called from here: give a response for '{request.Action}' in the mocks.") { IsWorthRetrying = false };

        var contentType = request.Headers.LastOrDefault(header => IsContentType(header.Key)).Value;
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address) { Content = ToContent(request.Body, contentType) };
        foreach (var (name, value) in request.Headers.Where(header => !IsContentType(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <exception cref="NoResponseException">The body is larger than that.</exception>
    public static async Task<FlowResponse> ToResponseAsync(HttpResponseMessage response, int maxSize, CancellationToken cancellationToken)
    {
        var headers = new OrderedDictionary<string, Value>();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            headers[name] = string.Join(",", values);
        var bytes = await ReadAsync(response.Content, maxSize, cancellationToken);
        var body = bytes.Length == 0 ? null : ToValue(bytes, response.Content.Headers.ContentType);
        return new FlowResponse((int)response.StatusCode, new ObjectValue(headers), body);
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int maxSize, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxSize)
            throw TooLarge(maxSize);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > maxSize)
                throw TooLarge(maxSize);
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static NoResponseException TooLarge(int maxSize) => new($"The response is larger than {SizeText.Format(maxSize)}.") { IsWorthRetrying = false };

    private static HttpContent? ToContent(Value? body, string? contentType)
    {
        switch (body)
        {
            case null or NullValue:
                return null;
            case ObjectValue form when form["$multipart"] is ArrayValue parts:
                return Multipart(parts, contentType ?? form["$content-type"]?.ToText());
            case ObjectValue form when form["$formdata"] is ArrayValue fields:
                return new FormUrlEncodedContent(fields.Items.OfType<ObjectValue>().Select(field =>
                    new KeyValuePair<string, string>(field["key"]?.ToText() ?? "", field["value"]?.ToText() ?? "")));
            case ObjectValue binary when Binary.Bytes(binary) is { } bytes:
                return Typed(new ByteArrayContent(bytes), contentType ?? binary["$content-type"]!.ToText());
            case StringValue:
                return Typed(new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToText())), contentType ?? "text/plain; charset=utf-8");
            default:
                return Typed(new ByteArrayContent(Encoding.UTF8.GetBytes(ValueJson.Write(body))), contentType ?? "application/json; charset=utf-8");
        }
    }

    private static MultipartContent Multipart(ArrayValue parts, string? contentType)
    {
        var subtype = contentType?.Split(';')[0].Split('/')[^1].Trim() is { Length: > 0 } known ? known : "form-data";
        var content = new MultipartContent(subtype);
        foreach (var part in parts.Items.OfType<ObjectValue>())
        {
            var headers = part["headers"].AsObject();
            var inner = ToContent(part["body"], headers["Content-Type"]?.ToText()) ?? new ByteArrayContent([]);
            foreach (var (name, value) in headers.Where(header => !IsContentType(header.Key)))
                inner.Headers.TryAddWithoutValidation(name, value.ToText());
            content.Add(inner);
        }

        return content;
    }

    private static ByteArrayContent Typed(ByteArrayContent content, string contentType)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    private static Value ToValue(byte[] bytes, MediaTypeHeaderValue? contentType)
    {
        var type = contentType?.MediaType ?? "application/octet-stream";
        if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return ValueJson.Parse(Decode(bytes, contentType));
            }
            catch (ValueJsonException)
            {
                return Decode(bytes, contentType);
            }
        }

        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            ? Decode(bytes, contentType)
            : Binary.Create(contentType?.ToString() ?? type, bytes);
    }

    private static string Decode(byte[] bytes, MediaTypeHeaderValue? contentType)
    {
        var encoding = Encoding.UTF8;
        try
        {
            if (contentType?.CharSet is { Length: > 0 } charset)
                encoding = Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            // A character set nobody knows is read as the usual one.
        }

        return encoding.GetString(bytes).TrimStart('\uFEFF');
    }

    private static bool IsContentType(string name) => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);
}
