using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed class SolutionTests(WrittenPackages packages)
{
    private const string Zip = "solution/communicationidentity_unmanaged.zip";
    private const string Part = "Connector/acs_communicationidentity_";

    /// <summary>UUID 5 of "acs_communicationidentity" in the program's namespace. It must never change: another id would be another connector.</summary>
    private const string Id = "e8e4a9aa-62af-5325-b216-0074cda920ff";

    private static readonly string[] Entries =
    [
        "[Content_Types].xml", "solution.xml", "customizations.xml",
        $"{Part}openapidefinition.json", $"{Part}connectionparameters.json", $"{Part}policytemplateinstances.json", $"{Part}iconblob.Png",
    ];

    [Fact]
    public void The_entries_are_these_in_this_order_and_at_one_time()
    {
        using var zip = Open(packages.Plain);

        Assert.Equal(Entries, zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void The_content_types_name_every_kind_of_file()
    {
        using var zip = Open(packages.Plain);
        var types = Xml(zip, "[Content_Types].xml").Root!;

        Assert.Equal("http://schemas.openxmlformats.org/package/2006/content-types", types.Name.NamespaceName);
        Assert.Equal(["xml", "json", "png"], types.Elements().Select(type => (string)type.Attribute("Extension")!));
        Assert.All(types.Elements(), type => Assert.Equal(("Default", "application/octet-stream"), (type.Name.LocalName, (string)type.Attribute("ContentType")!)));
    }

    [Fact]
    public void The_manifest_has_one_component_the_connector()
    {
        using var zip = Open(packages.Plain);
        var root = Xml(zip, "solution.xml").Root!;
        var manifest = root.Element("SolutionManifest")!;
        var component = Assert.Single(manifest.Element("RootComponents")!.Elements());

        Assert.Equal(
            ["version=9.2", "SolutionPackageVersion=9.2", "languagecode=1033", "generatedBy=CrmLive"],
            root.Attributes().Where(one => !one.IsNamespaceDeclaration).Select(one => $"{one.Name}={one.Value}"));
        Assert.Equal(
            ["UniqueName", "LocalizedNames", "Descriptions", "Version", "Managed", "Publisher", "RootComponents", "MissingDependencies"],
            manifest.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("communicationidentity", (string)manifest.Element("UniqueName")!);
        Assert.Equal(("1.0.0.0", "0"), ((string)manifest.Element("Version")!, (string)manifest.Element("Managed")!));
        Assert.Equal(["type=372", $"id={{{Id}}}", "schemaName=acs_communicationidentity", "behavior=0"], component.Attributes().Select(one => $"{one.Name}={one.Value}"));
        Assert.Equal(
            ["UniqueName", "LocalizedNames", "Descriptions", "EMailAddress", "SupportingWebsiteUrl", "CustomizationPrefix", "CustomizationOptionValuePrefix", "Addresses"],
            manifest.Element("Publisher")!.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("acs", (string)manifest.Element("Publisher")!.Element("CustomizationPrefix")!);
        Assert.InRange((int)manifest.Element("Publisher")!.Element("CustomizationOptionValuePrefix")!, 10_000, 99_999);
    }

    [Fact]
    public void The_customizations_name_the_connector_and_each_of_its_files()
    {
        using var zip = Open(packages.Plain);
        var root = Xml(zip, "customizations.xml").Root!;
        var connector = Assert.Single(root.Element("Connectors")!.Elements());

        Assert.All(root.Elements().Where(element => element.Name.LocalName is not ("Connectors" or "Languages")), element => Assert.True(element.IsEmpty));
        Assert.Equal("1033", (string)root.Element("Languages")!.Element("Language")!);
        Assert.Equal(
            [
                $"connectorid={Id}",
                "description=Create and manage users and access tokens of an Azure Communication Services resource.",
                "displayname=Communication Identity",
                "iconbrandcolor=#1B5E63",
                "name=acs_communicationidentity",
                "connectortype=1",
                .. Entries.Skip(3).Select(entry => $"{Path.GetFileNameWithoutExtension(entry)[(Part.Length - "Connector/".Length)..]}=/{entry}"),
            ],
            connector.Elements().Select(element => $"{element.Name}={element.Value}"));
    }

    [Fact]
    public void The_files_are_those_of_the_paconn_folder_and_the_parameters_are_bare()
    {
        foreach (var package in new[] { packages.Plain, packages.Entra })
        {
            using var zip = Open(package);
            var properties = package.Json("paconn/apiProperties.json")["properties"]!;

            Same(package.Json("paconn/apiDefinition.swagger.json"), Json(zip, "openapidefinition"));
            Same(properties["connectionParameters"], Json(zip, "connectionparameters"));
            Same(properties["policyTemplateInstances"], Json(zip, "policytemplateinstances"));
            Assert.Equal("securestring", (string?)Json(zip, "connectionparameters")["api_key"]!["type"]);
            Assert.IsType<JsonArray>(Json(zip, "policytemplateinstances"));
            Assert.Equal(package.Bytes("paconn/icon.png"), Bytes(zip, $"{Part}iconblob.Png"));
        }
    }

    [Fact]
    public void The_Entra_variant_has_one_more_file_and_names_it()
    {
        using var zip = Open(packages.Entra);
        var connector = Xml(zip, "customizations.xml").Root!.Element("Connectors")!.Element("Connector")!;

        Assert.Equal([.. Entries[..5], $"{Part}connectionparametersets.json", .. Entries[5..]], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal($"/{Part}connectionparametersets.json", (string)connector.Element("connectionparametersets")!);
        Same(packages.Entra.Json("paconn/apiProperties.json")["properties"]!["connectionParameterSets"], Json(zip, "connectionparametersets"));
    }

    [Fact]
    public void Another_name_is_another_connector_wherever_it_stands()
    {
        var package = packages.Write("named", connector: ConnectorName.Create("contoso", "acsidentity"));
        using var zip = ZipFile.OpenRead(package.At("solution/acsidentity_unmanaged.zip"));
        var component = Xml(zip, "solution.xml").Descendants("RootComponent").Single();
        var connector = Xml(zip, "customizations.xml").Descendants("Connector").Single();

        Assert.Equal("contoso_acsidentity", (string)component.Attribute("schemaName")!);
        Assert.Equal((string)component.Attribute("id")!, $"{{{(string)connector.Element("connectorid")!}}}");
        Assert.NotEqual($"{{{Id}}}", (string)component.Attribute("id")!);
        Assert.All(zip.Entries.Skip(3), entry => Assert.StartsWith("Connector/contoso_acsidentity_", entry.FullName, StringComparison.Ordinal));
        Assert.Contains("param connectorName string = 'acsidentity'\n", File.ReadAllText(package.At("logic-apps/connector.bicep")), StringComparison.Ordinal);
    }

    /// <summary>The managed one beside it differs in that alone.</summary>
    [Fact]
    [Trait("Category", "CommandLine")]
    public async Task Managed_solutions_are_written_where_they_are_asked_for()
    {
        var package = new WrittenPackage(packages.FolderFor("managed"));
        await PackageRun.ToAsync(package.Folder, "--managed", "--with-chat");

        foreach (var solution in new[] { "communicationidentity", "communicationidentityflows", "communicationidentitychatflows" })
        {
            using var unmanaged = ZipFile.OpenRead(package.At($"solution/{solution}_unmanaged.zip"));
            using var managed = ZipFile.OpenRead(package.At($"solution/{solution}_managed.zip"));
            Assert.Equal(("0", "1"), (Managed(unmanaged), Managed(managed)));
            Assert.Equal(["solution.xml"], managed.Entries.Where(entry => !Bytes(managed, entry.FullName).SequenceEqual(Bytes(unmanaged, entry.FullName))).Select(entry => entry.FullName));
            Assert.Equal(unmanaged.Entries.Select(entry => entry.FullName), managed.Entries.Select(entry => entry.FullName));
        }

        Assert.DoesNotContain(packages.Plain.Files, file => file.EndsWith("_managed.zip", StringComparison.Ordinal));
        Assert.Equal(packages.Plain.Bytes(Zip), package.Bytes(Zip));
    }

    /// <summary>One managed solution serves test and production: each environment has its own value.</summary>
    [Fact]
    [Trait("Category", "CommandLine")]
    public async Task A_variable_of_the_environment_holds_the_host_where_that_is_asked_for()
    {
        const string Variable = "environmentvariabledefinitions/acs_communicationidentity_host/environmentvariabledefinition.xml";
        var package = new WrittenPackage(packages.FolderFor("variable"));
        await PackageRun.AnyAsync("--api-url", "https://test.contoso.com:8443/base", "--folder", package.Folder, "--host-variable");
        using var zip = Open(package);
        var definition = Json(zip, "openapidefinition");
        var variable = Xml(zip, Variable).Root!;

        Assert.Equal(("@environmentVariables(\"acs_communicationidentity_host\")", "/base"), ((string?)definition["host"], (string?)definition["basePath"]));
        Assert.Equal([.. Entries, Variable], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(
            [$"type=372 id={{{Id}}} schemaName=acs_communicationidentity behavior=0", "type=380 schemaName=acs_communicationidentity_host behavior=0"],
            Xml(zip, "solution.xml").Descendants("RootComponent").Select(component => string.Join(' ', component.Attributes().Select(one => $"{one.Name}={one.Value}"))));
        Assert.Equal("acs_communicationidentity_host", (string)variable.Attribute("schemaname")!);
        Assert.Equal(("test.contoso.com:8443", "100000000"), ((string)variable.Element("defaultvalue")!, (string)variable.Element("type")!));
        Assert.Equal("Host of Communication Identity", (string)variable.Element("displayname")!.Element("label")!.Attribute("description")!);
        Assert.Equal("test.contoso.com:8443", (string?)package.Json("paconn/apiDefinition.swagger.json")["host"]);
    }

    /// <summary>What is in the solution is a connector that the checks take.</summary>
    [Fact]
    [Trait("Category", "CommandLine")]
    public async Task A_definition_with_a_variable_passes_the_checks()
    {
        var package = packages.Write("checked variable", new PackageOptions(ApiAddress.Parse(PackageRun.ApiUrl)) { HostVariable = true });
        using (var zip = Open(package))
            File.WriteAllBytes(package.At("paconn/apiDefinition.swagger.json"), Bytes(zip, $"{Part}openapidefinition.json"));

        var run = await CommandLine.RunAsync(["validate", package.At("paconn"), "-o", "json"]);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("HostNameNotValid", run.Output, StringComparison.Ordinal);
    }

    private static string Managed(ZipArchive zip) => (string)Xml(zip, "solution.xml").Descendants("Managed").Single();

    private static ZipArchive Open(WrittenPackage package) => ZipFile.OpenRead(package.At(Zip));

    private static XDocument Xml(ZipArchive zip, string entry)
    {
        using var content = zip.GetEntry(entry)!.Open();
        return XDocument.Load(content);
    }

    private static JsonNode Json(ZipArchive zip, string part) => JsonNode.Parse(Bytes(zip, $"{Part}{part}.json"))!;

    private static byte[] Bytes(ZipArchive zip, string entry)
    {
        using var content = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes); // Checks the length and the checksum, too.
        return bytes.ToArray();
    }

    private static void Same(JsonNode? expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected}\nbut found {actual}");
}
