using StbImageSharp;

namespace AcsConnector.ConnectorFiles.Validation.Icons;

/// <summary>A decoded PNG, of any colour type and depth.</summary>
internal sealed class PngImage
{
    private readonly ImageResult _image;

    private PngImage(ImageResult image) => _image = image;

    public int Width => _image.Width;

    public int Height => _image.Height;

    public Pixel this[int x, int y] => PixelAt((y * Width) + x);

    /// <exception cref="InvalidDataException">It is not a PNG, or a broken one.</exception>
    public static PngImage Decode(byte[] file)
    {
        PngFile.Check(file);
        try
        {
            return new PngImage(ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha));
        }
        catch (InvalidOperationException e)
        {
            // The decoder's own words are for programmers, and hold bytes of the file.
            throw new InvalidDataException(e.Message is "outofdata" or "not enough pixels" ? "it is cut off." : "its data is broken.", e);
        }
    }

    public (int X, int Y)? FirstTransparent()
    {
        for (var index = 0; index < Width * Height; index++)
        {
            if (PixelAt(index).Alpha != byte.MaxValue)
                return (index % Width, index / Width);
        }

        return null;
    }

    private Pixel PixelAt(int index)
    {
        var channels = _image.Data.AsSpan(4 * index, 4);
        return new Pixel(channels[0], channels[1], channels[2], channels[3]);
    }
}
