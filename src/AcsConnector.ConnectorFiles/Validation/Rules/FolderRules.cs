using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>settings.json, and that what it names is there.</summary>
internal static partial class FolderRules
{
    public static readonly Rule<ConnectorFolder>[] All =
    [
        new(
            "PropertiesFileMissing", Error,
            "There is no apiProperties.json beside the definition.",
            "Add one; it says how the connector signs in.",
            folder => folder.Properties is null ? new Hit(new Place(folder.NameOf("apiProperties.json"), 1, 1, "")) : null),

        new(
            "IconMissing", Warning,
            "There is no icon.png; paconn passes over it silently.",
            "Add one, 230 by 230 pixels.",
            folder => folder is { Icon: null, NamedIcon: null } ? new Hit(new Place(folder.NameOf("icon.png"), 1, 1, "")) : null),
    ];

    public static readonly Rule<Settings>[] OfSettings =
    [
        new(
            "EnvironmentNotValid", Warning,
            "The environment '{0}' is not a GUID, nor 'Default-' or 'Legacy-' and one.",
            "Write it as the address of the Power Platform admin center shows it: 00000000-0000-0000-0000-000000000000.",
            s => s.Root["environment"] is { Text: not null } environment && !EnvironmentId().IsMatch(environment.Text)
                ? environment.Found(environment.Text)
                : null),

        new(
            "SettingsUrlNotValid", Warning,
            "'{0}' is not an absolute URL.",
            "Write the whole address, with https://.",
            s => from url in new[] { s.Root["powerAppsUrl"], s.Root["flowUrl"] }.OfType<Node>()
                 where url.Text is not null && !DocumentRules.IsUrl(url.Text)
                 select url.Found(url.Text)),

        new(
            "SettingsFileNotFound", Error,
            "There is no file '{0}'; paths are relative to the folder that paconn runs in.",
            "Correct the path.",
            s => Missing(s, "apiDefinition", "apiProperties")),

        new(
            "SettingsScriptNotFound", Warning,
            "There is no script '{0}'; paconn passes over it silently, and an update takes the old one away.",
            "Correct the path.",
            s => Missing(s, "script")),

        new(
            "SettingsIconNotFound", Warning,
            "There is no icon '{0}'; paconn passes over it silently.",
            "Correct the path.",
            s => Missing(s, "icon")),
    ];

    private static IEnumerable<Hit> Missing(Settings s, params IEnumerable<string> members) =>
        from member in members
        let file = s.Root[member]
        where file?.Text is not null && !s.Folder.Has(file.Text)
        select file!.Found(file.Text);

    /// <summary>A tenant's default environment is named after the tenant.</summary>
    [GeneratedRegex("^(Default-|Legacy-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RegexOptions.IgnoreCase)]
    private static partial Regex EnvironmentId();
}
