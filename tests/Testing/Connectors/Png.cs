using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AcsConnector.Testing.Connectors;

/// <summary>Makes small pictures.</summary>
public static class Png
{
    public static byte[] OfOneColor(int width, int height, byte red, byte green, byte blue) =>
        Of(width, height, depth: 8, colorType: 2, Rows(height, [.. Enumerable.Repeat(new[] { red, green, blue }, width).SelectMany(pixel => pixel)]));

    /// <summary>A PNG of the rows as they are: each begins with its filter.</summary>
    public static byte[] Of(int width, int height, byte depth, byte colorType, byte[] rows, bool interlaced = false, byte[]? palette = null, byte[]? transparency = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colorType, interlaced ? (byte)1 : (byte)0);

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", header);
        if (palette is not null)
            Chunk(file, "PLTE", palette);
        if (transparency is not null)
            Chunk(file, "tRNS", transparency);
        Chunk(file, "IDAT", Compress(rows));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The same row again and again, without a filter.</summary>
    public static byte[] Rows(int height, byte[] row) => [.. Enumerable.Repeat(row, height).SelectMany(bytes => bytes.Prepend((byte)0))];

    private static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
            zlib.Write(rows);
        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 * (crc & 1));
        }

        return ~crc;
    }
}
