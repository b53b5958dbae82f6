using System.Buffers.Binary;

namespace AcsConnector.ConnectorFiles.Validation.Icons;

/// <summary>The colour of a point.</summary>
internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha)
{
    public bool Is(string color) => ToString().Equals(color, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"#{Red:X2}{Green:X2}{Blue:X2}";
}

/// <summary>A decoded PNG, of any colour type and depth (the W3C's specification, third edition).</summary>
internal sealed class PngImage(int width, int height, Pixel[] pixels)
{
    /// <summary>Beyond it an icon is a mistake, and its decoding an attack.</summary>
    private const int MaxSide = 4096;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public int Width => width;

    public int Height => height;

    public Pixel this[int x, int y] => pixels[(y * width) + x];

    /// <exception cref="InvalidDataException">It is not a PNG, or a broken one.</exception>
    public static PngImage Decode(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
            throw new InvalidDataException("it does not begin like one.");

        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        using var data = new MemoryStream();
        foreach (var (type, content) in Chunks(file))
        {
            switch (type)
            {
                case "IHDR":
                    header = PngHeader.Read(content.Span);
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "tRNS":
                    transparency = content.ToArray();
                    break;
                case "IDAT":
                    data.Write(content.Span);
                    break;
            }
        }

        if (header is null)
            throw new InvalidDataException("it has no header.");
        if (header.Width is < 1 or > MaxSide || header.Height is < 1 or > MaxSide)
            throw new InvalidDataException($"it has {header.Width} by {header.Height} pixels.");
        data.Position = 0;
        return new PngImage(header.Width, header.Height, new PngPixels(header, palette, transparency).Read(data));
    }

    public (int X, int Y)? FirstTransparent()
    {
        var index = Array.FindIndex(pixels, pixel => pixel.Alpha != byte.MaxValue);
        return index < 0 ? null : (index % width, index / width);
    }

    private static IEnumerable<(string Type, ReadOnlyMemory<byte> Content)> Chunks(byte[] file)
    {
        for (var at = Signature.Length; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw new InvalidDataException("it is cut off.");
            yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file.AsMemory(at + 8, (int)length));
            at += 12 + (int)length;
        }
    }
}

/// <summary>IHDR.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, int ColorType, bool Interlaced)
{
    /// <summary>Samples of a point: grey, RGB, palette, grey with alpha, RGB with alpha.</summary>
    public int Channels => ColorType switch { 0 or 3 => 1, 2 => 3, 4 => 2, _ => 4 };

    public int BitsPerPixel => Channels * Depth;

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13)
            throw new InvalidDataException("its header is broken.");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
        var header = new PngHeader(width, height, Depth: content[8], ColorType: content[9], Interlaced: content[12] == 1);
        var depths = header.ColorType switch { 0 => [1, 2, 4, 8, 16], 3 => [1, 2, 4, 8], 2 or 4 or 6 => new[] { 8, 16 }, _ => [] };
        return depths.Contains(header.Depth) ? header : throw new InvalidDataException("its colour type is unknown.");
    }
}
