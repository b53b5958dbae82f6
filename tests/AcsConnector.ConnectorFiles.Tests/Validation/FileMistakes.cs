using System.Text;
using AcsConnector.Testing.Connectors;
using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;
using static AcsConnector.Testing.Connectors.WrongConnector;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>Files that are missing, or wrong as bytes and lines; icons; READMEs.</summary>
internal static class FileMistakes
{
    private const string Readme = "README.md";

    public static IReadOnlyList<Mistake> All { get; } =
    [
        Of("FileNotUtf8", Properties, "", c => File.WriteAllBytes(c.At(Properties), [0xFF, 0x7B, 0x7D])),
        Of("JsonNotValid", Definition, "", c => c.Write(Definition, "")),
        InFile(Settings, "JsonNotValid", "'x':'0a1b", ("'environment': ", "'environment' 'x': ")),
        Of("FileHasByteOrderMark", Definition, "", c => File.WriteAllText(c.At(Definition), c.Read(Definition), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))),
        Of("FileTooLarge", Definition, "", c => c.Edit(Definition, "\"tags\"", $"\"x-much\": \"{new string('a', 1024 * 1024)}\",\n    \"tags\"")),
        In("FileNotAscii", "\u00F6'},", ("'Unauthorized.' }", "'Unauthorized.', 'x-author': 'J\u00F6' },\n        'Gone': { 'description': 'Gone.' }")),
        In("TabInIndentation", "'basePath'", ("    'basePath'", "\t'basePath'")),
        In("IndentationNotFourSpaces", "'basePath'", ("    'basePath'", "  'basePath'")),
        In("TrailingWhitespace", "'schemes'", ("'basePath': '/',", "'basePath': '/',  ")),
        In("DuplicateMember", "'host':'directory.adatum.com','basePath'", ("'basePath': '/',", "'host': 'directory.adatum.com', 'basePath': '/',")),

        Of("PropertiesFileMissing", Properties, "", c => File.Delete(c.At(Properties))).And("SettingsFileNotFound"),
        Of("IconMissing", Icon, "", c => Array.ForEach([Settings, Icon], file => File.Delete(c.At(file)))),
        InFile(Settings, "EnvironmentNotValid", "'Standard-0a1b", ("0a1b2c3d", "Standard-0a1b2c3d")),
        InFile(Settings, "SettingsUrlNotValid", "'api.powerapps.com", ("https://api", "api")),
        InFile(Settings, "SettingsFileNotFound", "'properties.json", ("'apiProperties.json", "'properties.json")),
        InFile(Settings, "SettingsScriptNotFound", "'script.csx'", ("'environment'", "'script': 'script.csx', 'environment'")).And("NewerThanSchema"),
        InFile(Settings, "SettingsIconNotFound", "'logo.png", ("icon.png", "logo.png")),

        WithIcon("IconNotPng", "GIF89a"u8.ToArray()),
        WithIcon("IconNotPng", Png.OfOneColor(230, 230, 0x1B, 0x5E, 0x63)[..60]),
        WithIcon("IconNotSquare", Png.OfOneColor(230, 200, 0x1B, 0x5E, 0x63)),
        WithIcon("IconSizeNot230", Png.OfOneColor(100, 100, 0x1B, 0x5E, 0x63)),
        WithIcon("IconTransparent", Png.Of(230, 230, depth: 8, colorType: 6, Png.Rows(230, [.. Enumerable.Repeat(new byte[] { 0x1B, 0x5E, 0x63, 0xFE }, 230).SelectMany(p => p)]))),
        WithIcon("IconBackgroundNotBrandColor", Png.OfOneColor(230, 230, 0x1B, 0x5E, 0x64)),

        WithReadme("ReadmeHeadingMissing", "", "## Getting Started"),
        WithReadme("ReadmeOperationMissing", "##SupportedOperations", "### Add a person"),
    ];

    private static Mistake WithIcon(string rule, byte[] icon) => Of(rule, Icon, "", c => File.WriteAllBytes(c.At(Icon), icon));

    private static Mistake WithReadme(string rule, string at, string missing) => Of(rule, Readme, at, c => c.Write(Readme, """
        # People Directory
        ## Publisher
        ## Prerequisites
        ## Supported Operations
        ### List the people
        ### Add a person
        ### Get a person
        ### Remove a person
        ## Obtaining Credentials
        ## Getting Started
        ## Known Issues and Limitations
        ## FAQ
        ## Deployment Instructions
        """.Replace(missing + "\n", "", StringComparison.Ordinal)));
}
