using System.Text.Json.Nodes;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

public sealed class EntraTests(WrittenPackages packages)
{
    [Fact]
    public void A_maker_chooses_between_the_key_and_an_account()
    {
        var properties = packages.Entra.Json("paconn/apiProperties.json")["properties"]!;
        var sets = properties["connectionParameterSets"]!["values"]!.AsArray();
        var token = sets[1]!["parameters"]!["token"]!;

        Assert.True(JsonNode.DeepEquals(properties["connectionParameters"], sets[0]!["parameters"]));
        var settings = token["oAuthSettings"]!;
        Assert.Equal("oauthSetting", (string?)token["type"]);
        Assert.Equal(("aad", "GlobalPerConnector"), ((string?)settings["identityProvider"], (string?)settings["redirectMode"]));
        Assert.Equal(PackageRun.Entra[2], (string?)settings["clientId"]);
        Assert.Equal(
            ["loginUri=https://login.microsoftonline.com", "tenantId=contoso.com", $"resourceUri={PackageRun.Entra[2]}"],
            settings["customParameters"]!.AsObject().Select(one => $"{one.Key}={one.Value!["value"]}"));
        Assert.DoesNotContain("secret", properties.ToJsonString().Replace("securestring", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_keys_header_comes_from_a_policy_which_bears_a_connection_without_a_key()
    {
        var definition = packages.Entra.Json("paconn/apiDefinition.swagger.json");
        var policy = Assert.Single(packages.Entra.Json("paconn/apiProperties.json")["properties"]!["policyTemplateInstances"]!.AsArray())!;
        var parameters = policy["parameters"]!;

        Assert.False(definition.ContainsKey("securityDefinitions"));
        Assert.Empty(definition["security"]!.AsArray());
        Assert.Equal("setheader", (string?)policy["templateId"]);
        Assert.Equal("Connection-String", (string?)parameters["x-ms-apimTemplateParameter.name"]);
        Assert.Equal("@connectionParameters('api_key','')", (string?)parameters["x-ms-apimTemplateParameter.value"]);
        Assert.Equal("Request", (string?)parameters["x-ms-apimTemplate-policySection"]);
    }

    [Fact]
    public void All_else_is_as_without_it()
    {
        var definition = packages.Entra.Json("paconn/apiDefinition.swagger.json");
        var plain = packages.Plain.Json("paconn/apiDefinition.swagger.json");
        definition.Remove("security");
        plain.Remove("security");
        plain.Remove("securityDefinitions");

        Assert.True(JsonNode.DeepEquals(plain, definition));
        Assert.All(packages.Plain.Files.Where(file => file.StartsWith("logic-apps/", StringComparison.Ordinal)), file => Assert.Equal(packages.Plain.Bytes(file), packages.Entra.Bytes(file)));
    }

    [Fact]
    public void The_token_is_for_the_API_when_that_is_another_application()
    {
        var package = packages.Write("audience", signIn: WrittenPackages.SignIn with { Audience = "api://acs-connector" });

        Assert.Contains("\"value\": \"api://acs-connector\"", File.ReadAllText(package.At("paconn/apiProperties.json")), StringComparison.Ordinal);
    }
}
