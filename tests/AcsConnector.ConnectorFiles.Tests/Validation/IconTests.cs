using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>Icons of every kind of PNG, all in the brand colour of the connector, #1B5E63, or in black where they are grey.</summary>
public sealed class IconTests
{
    private const int Side = 230;
    private static readonly byte[] Brand = [0x1B, 0x5E, 0x63];

    [Fact]
    public void Reads_RGB_with_alpha() => AssertRight(8, 6, Repeated([.. Brand, 0xFF]));

    [Fact]
    public void Reads_RGB_of_16_bits() => AssertRight(16, 2, Repeated([0x1B, 1, 0x5E, 2, 0x63, 3]));

    [Fact]
    public void Reads_RGB_with_alpha_of_16_bits() => AssertRight(16, 6, Repeated([0x1B, 1, 0x5E, 2, 0x63, 3, 0xFF, 0xFF]));

    [Theory]
    [InlineData(1, 0b11111111)]
    [InlineData(2, 0b01010101)]
    [InlineData(4, 0b00010001)]
    [InlineData(8, 1)]
    public void Reads_a_palette(byte depth, byte row) =>
        AssertRight(depth, 3, [.. Enumerable.Repeat(row, ((Side * depth) + 7) / 8)], palette: [0, 0, 0, .. Brand]);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public void Reads_grey(byte depth)
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Properties, "#1B5E63", "#000000");
        Assert.Empty(Validate(connector, Png.Of(Side, Side, depth, 0, Png.Rows(Side, new byte[((Side * depth) + 7) / 8]))));
        Assert.Equal(["IconTransparent"], Validate(connector, Png.Of(Side, Side, depth, 0, Png.Rows(Side, new byte[((Side * depth) + 7) / 8]), transparency: new byte[2])));
    }

    [Fact]
    public void Reads_grey_with_alpha()
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Properties, "#1B5E63", "#101010");
        Assert.Empty(Validate(connector, Png.Of(Side, Side, 8, 4, Png.Rows(Side, Repeated([0x10, 0xFF])))));
        Assert.Equal(["IconTransparent"], Validate(connector, Png.Of(Side, Side, 8, 4, Png.Rows(Side, Repeated([0x10, 0xFE])))));
    }

    [Fact]
    public void Sees_a_transparent_entry_of_a_palette()
    {
        using var connector = new WrongConnector();
        Assert.Equal(["IconTransparent"], Validate(connector, Png.Of(Side, Side, 8, 3, Png.Rows(Side, new byte[Side]), palette: Brand, transparency: [0x80])));
    }

    [Fact]
    public void Sees_the_colour_that_stands_for_transparent()
    {
        using var connector = new WrongConnector();
        Assert.Equal(["IconTransparent"], Validate(connector, Png.Of(Side, Side, 8, 2, Png.Rows(Side, Repeated(Brand)), transparency: [0, 0x1B, 0, 0x5E, 0, 0x63])));
    }

    /// <summary>The same picture, with each of the four filters in turn.</summary>
    [Fact]
    public void Undoes_the_filters()
    {
        var flat = new byte[Side * 3];
        byte[] fromTheLeft = [.. Brand, .. new byte[(Side - 1) * 3]];
        // Left and above are the same colour: their average and the Paeth guess are that colour, but for the first point, which has nothing to the left.
        byte[] average = [.. Brand.Select(value => (byte)(value - (value / 2))), .. new byte[(Side - 1) * 3]];
        byte[] rows = [1, .. fromTheLeft, 2, .. flat, 3, .. average, 4, .. flat, .. Enumerable.Repeat<byte[]>([2, .. flat], Side - 4).SelectMany(row => row)];

        using var connector = new WrongConnector();
        Assert.Empty(Validate(connector, Png.Of(Side, Side, 8, 2, rows)));
    }

    [Fact]
    public void Reads_interlaced_pictures()
    {
        (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var rows = passes.SelectMany(pass => Png.Rows((Side - pass.Y + pass.StepY - 1) / pass.StepY, [.. Enumerable.Repeat(Brand, (Side - pass.X + pass.StepX - 1) / pass.StepX).SelectMany(p => p)]));

        using var connector = new WrongConnector();
        Assert.Empty(Validate(connector, Png.Of(Side, Side, 8, 2, [.. rows], interlaced: true)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(229, 0)]
    [InlineData(0, 229)]
    [InlineData(229, 229)]
    public void Sees_each_corner(int x, int y)
    {
        var rows = Png.Rows(Side, Repeated(Brand));
        rows[(y * ((3 * Side) + 1)) + 1 + (3 * x)]++;

        using var connector = new WrongConnector();
        Assert.Equal(["IconBackgroundNotBrandColor"], Validate(connector, Png.Of(Side, Side, 8, 2, rows)));
    }

    [Fact]
    public void A_broken_picture_is_a_finding()
    {
        using var connector = new WrongConnector();
        var right = Png.OfOneColor(Side, Side, 0x1B, 0x5E, 0x63);
        byte[][] broken =
        [
            [],
            right[..8],
            right[..100],
            Png.Of(Side, Side, 8, 2, Png.Rows(3, Repeated(Brand))),
            Png.Of(Side, Side, 3, 2, Png.Rows(Side, Repeated(Brand))),
            Png.Of(Side, Side, 8, 3, Png.Rows(Side, new byte[Side])),
            Png.Of(Side, Side, 8, 2, [.. Enumerable.Repeat((byte)9, Side * ((3 * Side) + 1))]),
            Png.Of(100_000, 100_000, 8, 2, []),
            Png.Of(-1, 5, 8, 2, []),
            Png.Of(Side, Side, 8, 2, new byte[64 * 1024 * 1024]),
        ];
        Assert.All(broken, icon => Assert.Equal(["IconNotPng"], Validate(connector, icon)));
    }

    private static byte[] Repeated(byte[] pixel) => [.. Enumerable.Repeat(pixel, Side).SelectMany(bytes => bytes)];

    private static void AssertRight(byte depth, byte colorType, byte[] row, byte[]? palette = null)
    {
        using var connector = new WrongConnector();
        Assert.Empty(Validate(connector, Png.Of(Side, Side, depth, colorType, Png.Rows(Side, row), palette: palette)));
    }

    private static IEnumerable<string> Validate(WrongConnector connector, byte[] icon)
    {
        File.WriteAllBytes(connector.At(WrongConnector.Icon), icon);
        return connector.Validate().Select(finding => finding.Rule.Name);
    }
}
