using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Infrastructure;

/// <summary>infra/azuredeploy.json is for those who have no Bicep: the portal, and pipelines that take JSON.</summary>
public sealed class TemplateTests
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private const string Generator = "_generator";
    private static readonly string Kept = SourceTree.At("infra", "azuredeploy.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task It_is_what_the_Bicep_compiles_to()
    {
        var (template, _) = await BicepProgram.BuildAsync(SourceTree.At("infra", "main.bicep"));
        ForgetTheCompiler(template);
        var now = template.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            await File.WriteAllTextAsync(Kept, now, TestContext.Current.CancellationToken);

        var kept = await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken);
        Assert.True(kept.ReplaceLineEndings("\n") == now, $"""
            {Kept} is not what infra/main.bicep compiles to. Write it anew:
              CI=true {Renew}=1 dotnet test --project tests/AcsConnector.Cli.Tests --filter-class '*TemplateTests'
            """);
    }

    /// <summary>It needs no compiler here, so that it also runs where the one above is skipped.</summary>
    [Fact]
    public void It_can_be_deployed_to_a_subscription_with_three_parameters()
    {
        var template = JsonNode.Parse(File.ReadAllText(Kept))!.AsObject();

        Assert.EndsWith("/subscriptionDeploymentTemplate.json#", (string?)template["$schema"], StringComparison.Ordinal);
        Assert.Equal(
            ["communicationServiceId", "environmentName", "location"],
            template["parameters"]!.AsObject().Where(parameter => parameter.Value!["defaultValue"] is null).Select(parameter => parameter.Key).Order());
    }

    /// <summary>Another version of the compiler, with another hash, makes no other deployment.</summary>
    private static void ForgetTheCompiler(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                ForgetTheCompiler(item);
        }
        else if (node is JsonObject members)
        {
            if (members["metadata"] is JsonObject metadata && metadata.Remove(Generator) && metadata.Count == 0)
                members.Remove("metadata");
            foreach (var member in members)
                ForgetTheCompiler(member.Value);
        }
    }
}
