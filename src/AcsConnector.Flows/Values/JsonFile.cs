using System.Text;

namespace AcsConnector.Flows.Values;

/// <summary>Reads JSON from files that others wrote: nothing in them makes the reader run out of memory, stack or time.</summary>
internal static class JsonFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, or what the byte-order mark says.</summary>
    /// <exception cref="ValueJsonException">The content is too long, is not text, or is not JSON.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Value Read(Stream stream, FlowLimits limits) => Parse(ReadAtMost(stream, limits.MaxFileSize));

    /// <exception cref="ValueJsonException">There are more bytes than that.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static byte[] ReadAtMost(Stream stream, int maxSize)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is var read and > 0)
        {
            if (content.Length + read > maxSize)
                throw new ValueJsonException($"It is larger than {SizeText.Format(maxSize)}.");
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <inheritdoc cref="Read"/>
    public static Value Parse(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), StrictUtf8);
        try
        {
            return ValueJson.Parse(reader.ReadToEnd());
        }
        catch (DecoderFallbackException e)
        {
            throw new ValueJsonException("It is not text in UTF-8.", e);
        }
    }
}
