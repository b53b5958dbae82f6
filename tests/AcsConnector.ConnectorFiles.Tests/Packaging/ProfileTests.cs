using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>A package under an organisation's own name: the profile in the folder Contoso, with its icon.</summary>
[Trait("Category", "CommandLine")]
public sealed class ProfileTests(WrittenPackages packages)
{
    private static readonly string Contoso = SourceTree.At("tests", "AcsConnector.ConnectorFiles.Tests", "Packaging", "Contoso");
    private static readonly string Profile = Path.Combine(Contoso, "publish.json").Replace('\\', '/');

    [Fact]
    public async Task Its_name_its_links_and_its_picture_are_wherever_a_platform_looks()
    {
        var package = await WriteAsync("contoso", "--profile", Profile);

        foreach (var folder in new[] { "paconn", "logic-apps" })
        {
            var definition = package.Json($"{folder}/apiDefinition.swagger.json");
            var properties = package.Json($"{folder}/apiProperties.json")["properties"]!;
            Assert.Equal("Contoso Identity", (string?)definition["info"]!["title"]);
            Assert.Equal(
                """{"name":"Contoso Help Desk","url":"https://contoso.com/help","email":"help@contoso.com"}""",
                definition["info"]!["contact"]!.ToJsonString());
            Assert.Equal(
                ["Website=https://contoso.com/identity", "Privacy policy=https://contoso.com/privacy", "Categories=Communication"],
                definition["x-ms-connector-metadata"]!.AsArray().Select(fact => $"{fact!["propertyName"]}={fact["propertyValue"]}"));
            Assert.Equal(("Contoso Ltd", "#0B5394"), ((string?)properties["publisher"], (string?)properties["iconBrandColor"]));
            Assert.Equal(File.ReadAllBytes(Path.Combine(Contoso, "icon.png")), package.Bytes($"{folder}/icon.png"));
        }
    }

    [Fact]
    public async Task Both_solutions_are_the_organisations()
    {
        var package = await WriteAsync("contoso solutions", "--profile", Profile, "--publisher", "contoso", "--publisher-name", "ContosoLtd");

        foreach (var zip in new[] { "communicationidentity", "communicationidentityflows" })
        {
            var publisher = Xml(package, zip, "solution.xml").Descendants("Publisher").Single();
            Assert.Equal(
                "ContosoLtd help@contoso.com https://contoso.com/identity contoso",
                $"{publisher.Element("UniqueName")!.Value} {publisher.Element("EMailAddress")!.Value} {publisher.Element("SupportingWebsiteUrl")!.Value} {publisher.Element("CustomizationPrefix")!.Value}");
            Assert.Equal("Contoso Ltd", (string?)publisher.Descendants("LocalizedName").Single().Attribute("description"));
        }

        var connector = Xml(package, "communicationidentity", "customizations.xml").Descendants("Connector").Single();
        Assert.Equal(("Contoso Identity", "#0B5394"), ((string?)connector.Element("displayname"), (string?)connector.Element("iconbrandcolor")));
        Assert.Equal("Contoso Identity", Title(package, "communicationidentity"));
        Assert.Equal("Contoso Identity sample flows", Title(package, "communicationidentityflows"));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("certification")]
    public async Task It_passes_the_checks_without_an_error_and_without_a_warning(string mode)
    {
        var package = await WriteAsync($"contoso for {mode}", "--profile", Profile);

        var run = await CommandLine.RunAsync(["validate", package.At("paconn"), "--for", mode, "-o", "json"]);

        var severities = JsonNode.Parse(run.Output)!["findings"]!.AsArray().Select(finding => (string?)finding!["severity"]);
        Assert.True(run.ExitCode == 0 && !severities.Any(severity => severity is "error" or "warning"), run.Output + run.Errors);
    }

    [Fact]
    public async Task The_same_profile_writes_the_same_bytes()
    {
        var first = await WriteAsync("contoso once", "--profile", Profile);
        var second = await WriteAsync("contoso twice", "--profile", Profile);

        Assert.All(first.Files, file => Assert.Equal(first.Bytes(file), second.Bytes(file)));
        Assert.Equal(0, (await PackageRun.ToAsync(first.Folder, "--profile", Profile, "--check")).ExitCode);
    }

    [Fact]
    public async Task The_option_title_wins_over_the_profile_and_needs_none()
    {
        var both = await WriteAsync("contoso test", "--profile", Profile, "--title", "Contoso Identity Test");
        var alone = await WriteAsync("titled", "--title", "Identity Test");

        Assert.Equal("Contoso Identity Test", (string?)both.Json("paconn/apiDefinition.swagger.json")["info"]!["title"]);
        Assert.Equal("Contoso Ltd", (string?)both.Json("paconn/apiProperties.json")["properties"]!["publisher"]);
        Assert.Equal("Identity Test", (string?)alone.Json("paconn/apiDefinition.swagger.json")["info"]!["title"]);
        Assert.Equal("AcsConnector", (string?)alone.Json("paconn/apiProperties.json")["properties"]!["publisher"]);
    }

    /// <summary>Every text of a package is ASCII: paconn reads with its platform's encoding.</summary>
    [Fact]
    public async Task A_name_may_have_any_letter()
    {
        const string Name = "M\u00fcller & S\u00f6hne \ud83d\ude80";
        var package = await WriteAsync("letters", "--profile", Write("letters", $$"""{ "publisher": "{{Name}}" }"""));

        Assert.Equal(Name, (string?)package.Json("paconn/apiProperties.json")["properties"]!["publisher"]);
        Assert.Equal(Name, (string?)Xml(package, "communicationidentity", "solution.xml").Descendants("Publisher").Descendants("LocalizedName").Single().Attribute("description"));
        Assert.All(package.Bytes("paconn/apiProperties.json"), value => Assert.InRange(value, (byte)0, (byte)127));
    }

    /// <summary>A member that is left out stays as the program has it, and takes what is nearest.</summary>
    [Fact]
    public async Task What_a_profile_does_not_say_is_promised_in_nobodys_name()
    {
        var package = await WriteAsync("some", "--profile", Write("some", """{ "publisher": "Contoso", "website": "https://contoso.com/identity" }"""));
        var definition = package.Json("paconn/apiDefinition.swagger.json");

        Assert.Equal("Communication Identity", (string?)definition["info"]!["title"]);
        Assert.Equal(
            """{"name":"Contoso","url":"https://contoso.com/identity","email":"acs-connector@example.com"}""", definition["info"]!["contact"]!.ToJsonString());
        Assert.DoesNotContain("rivacy", definition.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "publishr": "Contoso" }""", "1:3: 'publishr' is not a member of a profile, which has $schema, title, publisher, contact, website, privacyPolicy, icon, iconBrandColor. Did you mean 'publisher'?")]
    [InlineData("""{ "contact": { "mail": "help@contoso.com" } }""", "1:16: 'mail' is not a member of a contact, which has name, email, url. Did you mean 'email'?")]
    [InlineData("""{ "contact": { "name": "Help Desk", "email": "help@contoso.com" } }""", "1:14: 'url' is missing in the contact, which has name, email, url.")]
    [InlineData("""{ "contact": { "name": "Help Desk", "email": "contoso", "url": "https://contoso.com" } }""", "1:46: 'contoso' is no email address: write it as in help@contoso.com.")]
    [InlineData("""{ "contact": "help@contoso.com" }""", "1:14: A contact is an object.")]
    [InlineData("""{ "website": "contoso.com" }""", "1:14: 'contoso.com' is no address of a page: write it as in https://contoso.com/privacy.")]
    [InlineData("""{ "title": "" }""", "1:12: 'title' is a text of one line: leave it out when there is none.")]
    [InlineData("""{ "title": "Two\nLines" }""", "1:12: 'title' is a text of one line: leave it out when there is none.")]
    [InlineData("""{ "title": 5 }""", "1:12: 'title' is a text of one line: leave it out when there is none.")]
    [InlineData("""{ "title": "A", "title": "B" }""", "1:17: 'title' stands twice.")]
    [InlineData("""{ "icon": "icon.png" }""", "1:1: Give icon and iconBrandColor together: the colour is the background of the icon.")]
    [InlineData("""{ "icon": "publish.json", "iconBrandColor": "blue" }""", "1:45: 'blue' is no colour: write it as in #1B5E63.")]
    [InlineData("[]", "1:1: A profile is an object.")]
    [InlineData("{ title: 1 }", "1:3: This is not JSON: ")]
    public async Task A_profile_that_is_wrong_is_refused_with_its_place(string profile, string message)
    {
        var path = Write("wrong", profile);

        var run = await PackageRun.ToAsync(packages.FolderFor("never written"), "--profile", path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{path}:{message}", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(packages.FolderFor("never written")));
    }

    [Fact]
    public async Task An_icon_must_be_there_and_be_a_PNG()
    {
        var absent = await PackageRun.ToAsync(packages.FolderFor("x"), "--profile", Write("absent", """{ "icon": "none.png", "iconBrandColor": "#0B5394" }"""));
        var other = await PackageRun.ToAsync(packages.FolderFor("x"), "--profile", Write("other", """{ "icon": "publish.json", "iconBrandColor": "#0B5394" }"""));

        Assert.Equal((2, 2), (absent.ExitCode, other.ExitCode));
        Assert.Contains("publish.json:1:11: ", absent.Errors, StringComparison.Ordinal);
        Assert.EndsWith("Name the icon from the profile's folder.\n", absent.Errors, StringComparison.Ordinal);
        Assert.EndsWith(" is no PNG: save the icon as a PNG of 230 x 230 pixels.\n", other.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_and_a_title_that_is_none_are_told()
    {
        var absent = await PackageRun.ToAsync(packages.FolderFor("x"), "--profile", "nowhere.json");
        var empty = await PackageRun.ToAsync(packages.FolderFor("x"), "--title", " ");

        Assert.Equal((2, 2), (absent.ExitCode, empty.ExitCode));
        Assert.EndsWith("Name a profile with --profile; docs/package.md says what is in one.\n", absent.Errors, StringComparison.Ordinal);
        Assert.StartsWith("The title is empty", empty.Errors, StringComparison.Ordinal);
    }

    /// <summary>Editors complete and check by the schema what the command reads.</summary>
    [Fact]
    public async Task The_schema_has_the_members_that_the_command_takes()
    {
        var schema = JsonNode.Parse(File.ReadAllText(SourceTree.At("docs", "publish.schema.json")))!;
        var run = await PackageRun.ToAsync(packages.FolderFor("x"), "--profile", Write("members", """{ "?": 1 }"""));
        var contact = await PackageRun.ToAsync(packages.FolderFor("x"), "--profile", Write("contact", """{ "contact": { "?": 1 } }"""));

        Assert.EndsWith($" which has {Names(schema)}.\n", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith($" which has {Names(schema["properties"]!["contact"]!)}.\n", contact.Errors, StringComparison.Ordinal);
        Assert.All(JsonNode.Parse(File.ReadAllText(Profile))!.AsObject(), member => Assert.Contains(member.Key, Names(schema), StringComparison.Ordinal));
    }

    /// <summary>What people copy is the profile that these tests use.</summary>
    [Fact]
    public void The_documentation_shows_this_profile()
    {
        var page = File.ReadAllText(SourceTree.At("docs", "package.md")).ReplaceLineEndings("\n");
        var shown = JsonNode.Parse(page.Split("```json\n")[1].Split("```")[0])!;
        var used = JsonNode.Parse(File.ReadAllText(Profile))!.AsObject();
        used.Remove("$schema");

        Assert.True(JsonNode.DeepEquals(used, shown), $"{used}\n{shown}");
    }

    private static string Names(JsonNode schema) => string.Join(", ", schema["properties"]!.AsObject().Select(member => member.Key));

    private async Task<WrittenPackage> WriteAsync(string name, params string[] options)
    {
        var package = new WrittenPackage(packages.FolderFor(name));
        var run = await PackageRun.ToAsync(package.Folder, options);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return package;
    }

    private string Write(string name, string profile)
    {
        var folder = Directory.CreateDirectory(packages.FolderFor($"profile {name}")).FullName;
        var path = Path.Combine(folder, "publish.json");
        File.WriteAllText(path, profile);
        return path;
    }

    private static string? Title(WrittenPackage package, string zip) =>
        (string?)Xml(package, zip, "solution.xml").Descendants("SolutionManifest").Single().Element("LocalizedNames")!.Element("LocalizedName")!.Attribute("description");

    private static XDocument Xml(WrittenPackage package, string zip, string entry)
    {
        using var archive = ZipFile.OpenRead(package.At($"solution/{zip}_unmanaged.zip"));
        using var content = archive.GetEntry(entry)!.Open();
        return XDocument.Load(content);
    }
}
