using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.ConnectorFiles.Validation.JsonSchemas;
using AcsConnector.ConnectorFiles.Validation.Model;

namespace AcsConnector.Testing.Connectors;

/// <summary>A copy of the valid connector in Connector/, with an icon, to be made wrong.</summary>
public sealed class WrongConnector : IDisposable
{
    public const string Definition = "apiDefinition.swagger.json";
    public const string Properties = "apiProperties.json";
    public const string Settings = "settings.json";
    public const string Icon = "icon.png";
    private static readonly byte[] GoodIcon = Png.OfOneColor(230, 230, 0x1B, 0x5E, 0x63);
    private readonly CommandFolder _folder = new();

    public WrongConnector()
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Connectors", "Connector")))
            File.Copy(file, At(System.IO.Path.GetFileName(file)));
        File.WriteAllBytes(At(Icon), GoodIcon);
    }

    public string Path => _folder.Path;

    public string At(string file) => _folder.PathOf(file);

    /// <summary>One run of <c>acs-connector</c>, with <c>./</c> for the connector's folder.</summary>
    public Task<CommandRun> RunAsync(params string[] arguments) => _folder.RunAsync(arguments);

    public string Read(string file) => File.ReadAllText(At(file));

    public void Write(string file, string text) => File.WriteAllText(At(file), text);

    /// <summary>Puts one text in place of another, which has to be there once.</summary>
    public void Edit(string file, string find, string replace)
    {
        var text = Read(file);
        Assert.Equal(2, text.Split(find).Length);
        Write(file, text.Replace(find, replace, StringComparison.Ordinal));
    }

    /// <summary>Removes the one line that has a text.</summary>
    public void RemoveLine(string file, string text)
    {
        var lines = Read(file).Split('\n').ToList();
        Assert.Equal(1, lines.RemoveAll(line => line.Contains(text, StringComparison.Ordinal)));
        Write(file, string.Join('\n', lines));
    }

    public IReadOnlyList<Finding> Validate(params string[] schemas) =>
        ConnectorValidator.Validate(ConnectorFolder.Open(Path), schemas: [.. schemas.Select(SchemaFile.Read)]);

    public void Dispose() => _folder.Dispose();
}
