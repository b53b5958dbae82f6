using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed class PaconnTests(WrittenPackages packages)
{
    private const string Environment = "Default-11111111-2222-3333-4444-555555555555";

    [Fact]
    public void Create_sends_the_properties_the_definition_and_the_address_and_asks_for_nothing()
    {
        var create = PaconnImitation.Create(packages.Plain.At("paconn"), Environment);
        var expected = packages.Plain.Json("paconn/apiProperties.json");
        var properties = expected["properties"]!.AsObject();
        properties["openApiDefinition"] = packages.Plain.Json("paconn/apiDefinition.swagger.json");
        properties["backendService"] = new JsonObject { ["serviceUrl"] = "https://acs.contoso.com/" };
        properties["environment"] = new JsonObject { ["name"] = Environment };
        properties["displayName"] = "Communication Identity";
        properties["description"] = "Create and manage users and access tokens of an Azure Communication Services resource.";
        properties["scriptDefinitionUrl"] = "";

        Assert.True(JsonNode.DeepEquals(expected, create.Payload), create.Payload.ToString());
        Assert.Equal((false, true), (create.AsksForASecret, create.UploadsAnIcon));
        Assert.False(properties.ContainsKey("stackOwner"), "stackOwner would block paconn update.");
    }

    [Fact]
    public void The_Entra_variant_needs_the_applications_secret()
    {
        var create = PaconnImitation.Create(packages.Entra.At("paconn"), Environment);
        var sent = create.Payload["properties"]!;

        Assert.True(create.AsksForASecret);
        Assert.Equal(["key", "entra"], sent["connectionParameterSets"]!["values"]!.AsArray().Select(set => (string?)set!["name"]));
        Assert.NotNull(sent["connectionParameters"]!["api_key"]);
    }

    [Fact]
    [Trait("Category", "CommandLine")]
    public async Task What_paconn_has_put_into_settings_json_stays()
    {
        var package = packages.Write("known");
        var settings = package.Json("paconn/settings.json");
        settings["connectorId"] = "shared_communication-20identity-5f0123456789abcdef";
        settings["environment"] = Environment;
        settings["icon"] = "elsewhere.png";
        File.WriteAllText(package.At("paconn/settings.json"), settings.ToJsonString());

        var again = await PackageRun.ToAsync(package.Folder);

        settings["icon"] = "icon.png";
        Assert.True(JsonNode.DeepEquals(settings, package.Json("paconn/settings.json")));
        Assert.EndsWith("paconn && paconn update --settings settings.json\n", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await PackageRun.ToAsync(package.Folder, "--check")).ExitCode);
    }
}
