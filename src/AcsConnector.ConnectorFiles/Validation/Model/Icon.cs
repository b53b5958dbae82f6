using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation.Icons;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>The icon's pixels, or why there are none, and the colour they should have at the border.</summary>
internal sealed record Icon(string File, PngImage? Image, string? Fault, string? BrandColor)
{
    public static Icon Read(string file, byte[] bytes, string? brandColor)
    {
        try
        {
            return new Icon(file, PngImage.Decode(bytes), Fault: null, brandColor);
        }
        catch (InvalidDataException e)
        {
            return new Icon(file, Image: null, e.Message, brandColor);
        }
    }

    public Hit Found(params string[] words) => new(new Place(File, 1, 1, ""), words);
}
