namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>What a maker sees of each action, kept as text beside this file.</summary>
public sealed class DesignerTests(WrittenPackages packages)
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private static readonly string Folder = SourceTree.At("tests", "AcsConnector.ConnectorFiles.Tests", "Packaging", "Designer");

    [Fact]
    public void Each_action_shows_what_its_text_says()
    {
        var shown = new DesignerView(packages.Plain.Json("paconn/apiDefinition.swagger.json")).Operations.ToDictionary(one => $"{one.OperationId}.txt", one => one.Text);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            Write(shown);

        var kept = Directory.EnumerateFiles(Folder).ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));
        var different = shown.Keys.Union(kept.Keys).Where(file => shown.GetValueOrDefault(file) != kept.GetValueOrDefault(file)).Order().ToList();
        Assert.True(different.Count == 0, $"""
            The designer would show something else than {Folder} says, in {string.Join(", ", different)}.
            If that is meant, write the texts anew and read what changed:
              {Renew}=1 dotnet test --project tests/AcsConnector.ConnectorFiles.Tests && git diff tests/AcsConnector.ConnectorFiles.Tests/Packaging/Designer
            {string.Join("\n\n", different.Select(file => $"--- {file} now:\n{shown.GetValueOrDefault(file)}"))}
            """);
    }

    private static void Write(Dictionary<string, string> shown)
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.Delete(file);
        foreach (var (file, text) in shown)
            File.WriteAllText(Path.Combine(Folder, file), text);
    }
}
