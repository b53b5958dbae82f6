using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>What every solution has: the content types, the manifest with its publisher, and the language.</summary>
internal static class SolutionXml
{
    private const string English = "1033";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static XAttribute InstanceNamespace => new(XNamespace.Xmlns + "xsi", Instance);

    public static PackageFile ContentTypes(params IEnumerable<string> extensions)
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        return File("[Content_Types].xml", new XElement(types + "Types", extensions.Select(extension => new XElement(
            types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", "application/octet-stream")))));
    }

    public static PackageFile Manifest(
        SolutionPublisher publisher, SolutionInfo info, IEnumerable<XElement> components, params IEnumerable<XElement> missingDependencies) =>
        File("solution.xml", new XElement(
            "ImportExportXml",
            new XAttribute("version", "9.2"), new XAttribute("SolutionPackageVersion", "9.2"), new XAttribute("languagecode", English),
            new XAttribute("generatedBy", "CrmLive"), InstanceNamespace,
            new XElement(
                "SolutionManifest",
                new XElement("UniqueName", info.UniqueName),
                new XElement("LocalizedNames", Localized("LocalizedName", info.Title)),
                new XElement("Descriptions", Localized("Description", info.Description)),
                new XElement("Version", info.Version),
                new XElement("Managed", info.IsManaged ? "1" : "0"),
                Publisher(publisher),
                new XElement("RootComponents", components),
                new XElement("MissingDependencies", missingDependencies))));

    public static XElement Languages() => new("Languages", new XElement("Language", English));

    public static XElement Localized(string element, string text) =>
        new(element, new XAttribute("description", text), new XAttribute("languagecode", English));

    public static PackageFile File(string path, XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            root.WriteTo(writer);
        return PackageFile.Text(path, Escaped(Encoding.UTF8.GetString(bytes.ToArray())) + "\n");
    }

    /// <summary>A publisher that is already there under its unique name is left as it is.</summary>
    private static XElement Publisher(SolutionPublisher publisher) => new(
        "Publisher",
        new XElement("UniqueName", publisher.Name.PublisherName),
        new XElement("LocalizedNames", Localized("LocalizedName", publisher.Title)),
        new XElement("Descriptions"),
        TextOrNil("EMailAddress", publisher.Email),
        TextOrNil("SupportingWebsiteUrl", publisher.Website),
        new XElement("CustomizationPrefix", publisher.Name.Prefix),
        new XElement("CustomizationOptionValuePrefix", publisher.Name.OptionValuePrefix.ToString(CultureInfo.InvariantCulture)),
        new XElement("Addresses"));

    private static XElement TextOrNil(string element, string? text) =>
        text is null ? new XElement(element, new XAttribute(Instance + "nil", "true")) : new XElement(element, text);

    /// <summary>As character references, because a package is ASCII.</summary>
    private static string Escaped(string xml) => Ascii.IsValid(xml)
        ? xml
        : string.Concat(xml.EnumerateRunes().Select(rune => rune.IsAscii ? $"{rune}" : $"&#x{rune.Value:X};"));
}
