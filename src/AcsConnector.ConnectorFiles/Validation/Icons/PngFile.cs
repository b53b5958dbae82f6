using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AcsConnector.ConnectorFiles.Validation.Icons;

/// <summary>What is looked at before a PNG is decoded, because a decoder believes what the file says of itself.</summary>
internal static class PngFile
{
    /// <summary>Beyond it an icon is a mistake, and its decoding an attack.</summary>
    private const int MaxSide = 4096;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <exception cref="InvalidDataException">It is not a PNG, or one that is not to be decoded.</exception>
    public static void Check(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
            throw new InvalidDataException("it does not begin like one.");
        using var data = new MemoryStream();
        (int Width, int Height)? size = null;
        foreach (var (type, content) in Chunks(file))
        {
            if (type == "IHDR")
                size = ReadSize(content.Span);
            else if (type == "IDAT")
                data.Write(content.Span);
        }

        if (size is not { } side)
            throw new InvalidDataException("it has no header.");
        data.Position = 0;
        // At most four channels of 16 bits, and a byte for each row of seven passes.
        CheckLength(data, ((8L * side.Width) + 7) * side.Height);
    }

    private static (int Width, int Height) ReadSize(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13)
            throw new InvalidDataException("its header is broken.");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        return width is < 1 or > MaxSide || height is < 1 or > MaxSide
            ? throw new InvalidDataException($"it has {width} by {height} pixels.")
            : (width, height);
    }

    /// <summary>A thousandth of what it unpacks to can be enough to hold it.</summary>
    private static void CheckLength(Stream compressed, long max)
    {
        using var data = new ZLibStream(compressed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        for (var length = 0L; data.Read(buffer) is > 0 and var read;)
        {
            length += read;
            if (length > max)
                throw new InvalidDataException("it holds more than its pixels.");
        }
    }

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Content)> Chunks(byte[] file)
    {
        for (var at = Signature.Length; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw new InvalidDataException("it is cut off.");
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file.AsMemory(at + 8, (int)length));
            at += 12 + (int)length;
        }
    }
}
