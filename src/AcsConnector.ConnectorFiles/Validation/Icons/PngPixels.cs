using System.IO.Compression;

namespace AcsConnector.ConnectorFiles.Validation.Icons;

/// <summary>Turns the compressed rows of a PNG into points.</summary>
internal sealed class PngPixels(PngHeader header, byte[] palette, byte[] transparency)
{
    /// <summary>Adam7: where each pass begins and how far its points are apart.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
    [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ];

    private readonly Pixel[] _pixels = new Pixel[header.Width * header.Height];

    /// <exception cref="InvalidDataException">The data is broken or too short.</exception>
    public Pixel[] Read(Stream compressed)
    {
        using var data = new ZLibStream(compressed, CompressionMode.Decompress);
        try
        {
            foreach (var pass in header.Interlaced ? Passes : [(0, 0, 1, 1)])
                ReadPass(data, pass);
            return _pixels;
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("it is cut off.", e);
        }
    }

    private void ReadPass(ZLibStream data, (int X, int Y, int StepX, int StepY) pass)
    {
        var columns = (header.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (columns == 0)
            return;
        var row = new byte[((columns * header.BitsPerPixel) + 7) / 8];
        var above = new byte[row.Length];
        for (var y = pass.Y; y < header.Height; y += pass.StepY)
        {
            var filter = data.ReadByte();
            data.ReadExactly(row);
            Unfilter(filter, row, above);
            for (var column = 0; column < columns; column++)
                _pixels[(y * header.Width) + pass.X + (column * pass.StepX)] = PixelAt(row, column);
            (row, above) = (above, row);
        }
    }

    private void Unfilter(int filter, byte[] row, byte[] above)
    {
        var distance = Math.Max(1, header.BitsPerPixel / 8);
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= distance ? row[i - distance] : 0, up = above[i], upLeft = i >= distance ? above[i - distance] : 0;
            row[i] += filter switch
            {
                0 => 0,
                1 => (byte)left,
                2 => (byte)up,
                3 => (byte)((left + up) / 2),
                4 => (byte)Paeth(left, up, upLeft),
                _ => throw new InvalidDataException("one of its rows has an unknown filter."),
            };
        }
    }

    private static int Paeth(int left, int up, int upLeft)
    {
        var guess = left + up - upLeft;
        var (toLeft, toUp, toUpLeft) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - upLeft));
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }

    private Pixel PixelAt(byte[] row, int column)
    {
        int Raw(int channel) => Sample(row, (column * header.Channels) + channel);
        byte Scaled(int channel) => (byte)(header.Depth == 16 ? Raw(channel) >> 8 : Raw(channel) * 255 / ((1 << header.Depth) - 1));

        return header.ColorType switch
        {
            3 => PaletteColor(Raw(0)),
            0 => new Pixel(Scaled(0), Scaled(0), Scaled(0), IsKey(Raw(0)) ? (byte)0 : byte.MaxValue),
            4 => new Pixel(Scaled(0), Scaled(0), Scaled(0), Scaled(1)),
            2 => new Pixel(Scaled(0), Scaled(1), Scaled(2), IsKey(Raw(0), Raw(1), Raw(2)) ? (byte)0 : byte.MaxValue),
            _ => new Pixel(Scaled(0), Scaled(1), Scaled(2), Scaled(3)),
        };
    }

    private int Sample(byte[] row, int index) => header.Depth switch
    {
        16 => (row[2 * index] << 8) | row[(2 * index) + 1],
        8 => row[index],
        _ => (row[index * header.Depth / 8] >> (8 - header.Depth - (index * header.Depth % 8))) & ((1 << header.Depth) - 1),
    };

    private Pixel PaletteColor(int index)
    {
        var start = 3 * index;
        if (start + 2 >= palette.Length)
            throw new InvalidDataException("one of its colours is not in its palette.");
        var alpha = index < transparency.Length ? transparency[index] : byte.MaxValue;
        return new Pixel(palette[start], palette[start + 1], palette[start + 2], alpha);
    }

    /// <summary>The one colour that tRNS makes transparent.</summary>
    private bool IsKey(params ReadOnlySpan<int> samples)
    {
        if (transparency.Length < 2 * samples.Length)
            return false;
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i] != ((transparency[2 * i] << 8) | transparency[(2 * i) + 1]))
                return false;
        }

        return true;
    }
}
