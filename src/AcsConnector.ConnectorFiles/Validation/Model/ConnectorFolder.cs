using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>
/// The files of a connector: the definition and the properties in the folder itself; settings.json, icon.png and README.md there or in connector/.
/// settings.json may name the other files; its paths are relative to the folder, because paconn runs in it.
/// </summary>
public sealed class ConnectorFolder
{
    private const string DefaultDefinition = "apiDefinition.swagger.json";
    private const string DefaultProperties = "apiProperties.json";
    private readonly string _folder;

    private ConnectorFolder(string folder)
    {
        _folder = folder;
        Settings = FirstOf("settings.json", "connector/settings.json");
        var settings = Settings is null ? null : TryRead(Settings);
        Definition = FirstOf(DefaultDefinition, settings?.TextOf("apiDefinition"))
            ?? throw new NoConnectorException(
                $"There is no {DefaultDefinition} in '{folder}'. Name the folder that has one: acs-connector validate FOLDER");
        Properties = FirstOf(DefaultProperties, settings?.TextOf("apiProperties"));
        NamedIcon = settings?.TextOf("icon");
        Icon = NamedIcon is null ? FirstOf("icon.png", "connector/icon.png") : FirstOf(NamedIcon);
        Readme = FirstOf("connector/README.md", "README.md");
    }

    /// <summary>Each file is named relative to the folder; null is one that is not there.</summary>
    internal string Definition { get; }

    internal string? Properties { get; }

    internal string? Settings { get; }

    internal string? Icon { get; }

    /// <summary>The icon that settings.json names, there or not.</summary>
    internal string? NamedIcon { get; }

    internal string? Readme { get; }

    /// <exception cref="NoConnectorException">There is no definition.</exception>
    public static ConnectorFolder Open(string folder) => Directory.Exists(folder) ? new ConnectorFolder(folder)
        : throw new NoConnectorException(File.Exists(folder) ? $"'{folder}' is a file. Pass the folder it is in." : $"There is no folder '{folder}'.");

    internal bool Has(string file) => File.Exists(Path.Combine(_folder, file));

    internal byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(_folder, file));

    internal SourceFile Read(string file) => new(NameOf(file), Bytes(file));

    /// <summary>A file as the caller would open it.</summary>
    internal string NameOf(string file) => (_folder is "." ? file : Path.Combine(_folder, file)).Replace('\\', '/');

    private string? FirstOf(params string?[] files) => files.Select(Spelled).FirstOrDefault(file => file is not null);

    /// <summary>The file's name as the folder has it, in whatever capitalization; null for one that is not there.</summary>
    private string? Spelled(string? file)
    {
        if (file is null || Has(file))
            return file;
        var folder = Path.Combine(_folder, Path.GetDirectoryName(file) ?? "");
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
        return names.Select(name => Path.GetRelativePath(_folder, name)).FirstOrDefault(name => name.Equals(file, StringComparison.OrdinalIgnoreCase));
    }

    private Node? TryRead(string file)
    {
        try
        {
            return NodeReader.Read(Read(file));
        }
        catch (NotJsonException)
        {
            return null; // JsonNotValid tells of it.
        }
    }
}
