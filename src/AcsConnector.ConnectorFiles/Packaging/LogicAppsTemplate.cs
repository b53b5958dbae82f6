using System.Text;
using AcsConnector.ConnectorFiles.Embedded;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// connector.bicep for Logic Apps, with the files it takes in. The template stands beside this file and is Bicep as it is; only its two
/// placeholders are filled in here.
/// </summary>
internal static class LogicAppsTemplate
{
    private const string AddressPlaceholder = "https://acs-connector.example.com";
    private const string NamePlaceholder = "'communicationidentity'";

    public static IEnumerable<PackageFile> Files(ApiAddress api, ConnectorName name, ConnectorSources connector) =>
    [
        PackageFile.Text("logic-apps/connector.bicep", Encoding.UTF8.GetString(EmbeddedFiles.Read("connector.bicep"))
            .Replace(AddressPlaceholder, api.Url, StringComparison.Ordinal)
            .Replace(NamePlaceholder, $"'{name.Name}'", StringComparison.Ordinal)),
        PackageFile.Json($"logic-apps/{PaconnSettings.Definition}", connector.Definition),
        PackageFile.Json($"logic-apps/{PaconnSettings.Properties}", connector.ApiProperties),
        new PackageFile($"logic-apps/{PaconnSettings.Icon}", connector.Icon),
    ];
}
