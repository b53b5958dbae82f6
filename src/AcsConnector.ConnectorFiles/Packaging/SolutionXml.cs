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

    public static PackageFile Manifest(ConnectorName name, string uniqueName, string title, string description, string version, IEnumerable<XElement> components) =>
        File("solution.xml", new XElement(
            "ImportExportXml",
            new XAttribute("version", "9.2"), new XAttribute("SolutionPackageVersion", "9.2"), new XAttribute("languagecode", English),
            new XAttribute("generatedBy", "CrmLive"), InstanceNamespace,
            new XElement(
                "SolutionManifest",
                new XElement("UniqueName", uniqueName),
                new XElement("LocalizedNames", Localized("LocalizedName", title)),
                new XElement("Descriptions", Localized("Description", description)),
                new XElement("Version", FourParts(version)),
                new XElement("Managed", "0"),
                Publisher(name),
                new XElement("RootComponents", components),
                new XElement("MissingDependencies"))));

    public static XElement Languages() => new("Languages", new XElement("Language", English));

    public static XElement Localized(string element, string text) =>
        new(element, new XAttribute("description", text), new XAttribute("languagecode", English));

    public static PackageFile File(string path, XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            root.WriteTo(writer);
        return PackageFile.Text(path, Encoding.UTF8.GetString(bytes.ToArray()) + "\n");
    }

    /// <summary>Known by its prefix: a publisher that is already there under that name is left as it is.</summary>
    private static XElement Publisher(ConnectorName name) => new(
        "Publisher",
        new XElement("UniqueName", name.Prefix),
        new XElement("LocalizedNames", Localized("LocalizedName", name.Prefix)),
        new XElement("Descriptions"),
        new XElement("EMailAddress", new XAttribute(Instance + "nil", "true")),
        new XElement("SupportingWebsiteUrl", new XAttribute(Instance + "nil", "true")),
        new XElement("CustomizationPrefix", name.Prefix),
        new XElement("CustomizationOptionValuePrefix", name.OptionValuePrefix.ToString(CultureInfo.InvariantCulture)),
        new XElement("Addresses"));

    private static string FourParts(string version) => string.Join('.', version.Split('.').Concat(["0", "0", "0"]).Take(4));
}
