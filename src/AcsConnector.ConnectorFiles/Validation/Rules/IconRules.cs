using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation.Icons;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>The icon, down to its pixels.</summary>
internal static class IconRules
{
    private const int Side = 230;

    public static readonly Rule<Icon>[] All =
    [
        new(
            "IconNotPng", Warning,
            "The icon cannot be read as PNG: {0}",
            "Save it as PNG.",
            icon => icon.Fault is { } fault ? icon.Found(fault) : null),

        new(
            "IconNotSquare", Warning,
            "The icon has {0} by {1} pixels.",
            "Make it square.",
            icon => icon.Image is { } image && image.Width != image.Height ? icon.Found(Number.Text(image.Width), Number.Text(image.Height)) : null),

        new(
            "IconSizeNot230", Warning,
            "The icon is {0} pixels wide; it should be 230.",
            "Draw a logo of about 160 pixels within 230.",
            icon => icon.Image is { } image && image.Width == image.Height && image.Width != Side ? icon.Found(Number.Text(image.Width)) : null),

        new(
            "IconTransparent", Warning,
            "The icon is transparent at {0}, {1}.",
            "Fill the background with the brand colour.",
            icon => icon.Image?.FirstTransparent() is { } pixel ? icon.Found(Number.Text(pixel.X), Number.Text(pixel.Y)) : null),

        new(
            "IconBackgroundNotBrandColor", Warning,
            "A corner of the icon is {0}, and iconBrandColor is {1}.",
            "Make the two the same.",
            icon => icon.Image is { } image && icon.BrandColor is ['#', _, _, _, _, _, _] brand && Corners(image).FirstOrDefault(corner => corner.Alpha == byte.MaxValue && !corner.Is(brand)) is { Alpha: byte.MaxValue } corner
                ? icon.Found(corner.ToString(), brand)
                : null),
    ];

    private static Pixel[] Corners(PngImage image) => [image[0, 0], image[image.Width - 1, 0], image[0, image.Height - 1], image[image.Width - 1, image.Height - 1]];
}
