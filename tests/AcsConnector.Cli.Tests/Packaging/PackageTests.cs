using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Packaging;

public sealed class PackageTests(WrittenPackages packages)
{
    private static readonly string[] Files =
    [
        "logic-apps/apiDefinition.swagger.json",
        "logic-apps/apiProperties.json",
        "logic-apps/connector.bicep",
        "logic-apps/icon.png",
        "paconn/apiDefinition.swagger.json",
        "paconn/apiProperties.json",
        "paconn/icon.png",
        "paconn/settings.json",
        "solution/communicationidentity_unmanaged.zip",
        "solution/communicationidentityflows_unmanaged.zip",
    ];

    [Fact]
    public void Writes_these_files_says_so_and_says_what_comes_next()
    {
        Assert.Equal(Files, packages.Plain.Files);
        Assert.All(Files, file => Assert.Contains($"Wrote {packages.Plain.At(file)}\n", packages.Plain.Output, StringComparison.Ordinal));
        Assert.EndsWith(
            $"cd {packages.Plain.At("paconn")} && paconn create --env YOUR_ENVIRONMENT_ID --api-def apiDefinition.swagger.json --api-prop apiProperties.json --icon icon.png --overwrite-settings\n",
            packages.Plain.Output,
            StringComparison.Ordinal);
        Assert.EndsWith("--overwrite-settings --secret YOUR_CLIENT_SECRET\n", packages.Entra.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_options_write_the_same_bytes()
    {
        foreach (var (first, options) in new[] { (packages.Plain, Array.Empty<string>()), (packages.Entra, PackageRun.Entra) })
        {
            var second = await packages.WriteAsync($"{Path.GetFileName(first.Folder)} again", options);

            Assert.Equal(first.Files, second.Files);
            Assert.All(first.Files, file => Assert.Equal(first.Bytes(file), second.Bytes(file)));
        }
    }

    [Fact]
    public async Task Check_writes_nothing_and_tells_each_change()
    {
        var folder = packages.Plain.Folder + " to check";

        var nothingThere = await PackageRun.ToAsync(folder, "--check");

        Assert.Equal(1, nothingThere.ExitCode);
        Assert.Equal(Files.Order(), Lines(nothingThere).Select(line => line[(folder.Length + 1)..^" would be new.".Length]).Order());
        Assert.False(Directory.Exists(folder));

        var written = await packages.WriteAsync(Path.GetFileName(folder));
        var same = await PackageRun.ToAsync(folder, "--check");

        Assert.Equal((0, "Nothing would change.\n"), (same.ExitCode, same.Output));

        File.AppendAllText(written.At("solution/communicationidentity_unmanaged.zip"), "x");
        File.WriteAllText(written.At("paconn/apiProperties.json"), File.ReadAllText(written.At("paconn/apiProperties.json")).Replace("#1B5E63", "#000000", StringComparison.Ordinal));
        var line = 1 + Array.FindIndex(File.ReadAllLines(written.At("paconn/apiProperties.json")), text => text.Contains("#000000", StringComparison.Ordinal));
        var changed = await PackageRun.ToAsync(folder, "--check");

        Assert.Equal(1, changed.ExitCode);
        Assert.Equal(
            [
                $"{folder}/paconn/apiProperties.json would change, first in line {line}.",
                $"{folder}/solution/communicationidentity_unmanaged.zip would change.",
            ],
            Lines(changed));
    }

    /// <summary>paconn reads a file with its platform's encoding.</summary>
    [Fact]
    public void Every_text_is_ASCII_without_a_BOM_and_ends_its_lines_alike()
    {
        foreach (var package in new[] { packages.Plain, packages.Entra })
        {
            Assert.All(package.Files.Where(file => Path.GetExtension(file) is ".json" or ".bicep"), file =>
            {
                Assert.All(package.Bytes(file), value => Assert.True(value is (byte)'\n' or (>= (byte)' ' and <= (byte)'~')));
                Assert.Equal((byte)'\n', package.Bytes(file)[^1]);
            });
        }
    }

    /// <summary>What the program carries in itself is what the repository has.</summary>
    [Fact]
    public void The_paconn_folder_is_the_repository_with_the_address_filled_in()
    {
        var definition = JsonNode.Parse(File.ReadAllText(Repository.At("apiDefinition.swagger.json")))!.AsObject();
        definition["host"] = "acs.contoso.com";
        Assert.Equal(1, Facts(definition).RemoveAll(fact => (string?)fact!["propertyName"] == "Privacy policy"));

        Assert.True(JsonNode.DeepEquals(definition, packages.Plain.Json("paconn/apiDefinition.swagger.json")), "Renew apiDefinition.swagger.json first: acs-connector definition");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Repository.At("apiProperties.json"))), packages.Plain.Json("paconn/apiProperties.json")));
        Assert.Equal(File.ReadAllBytes(Repository.At("connector", "icon.png")), packages.Plain.Bytes("paconn/icon.png"));
    }

    /// <summary>How a server treats data is its operator's promise: neither Microsoft's nor a placeholder's.</summary>
    [Fact]
    public void Nobodys_privacy_policy_is_promised()
    {
        foreach (var file in new[] { "paconn/apiDefinition.swagger.json", "logic-apps/apiDefinition.swagger.json" })
            Assert.Equal(["Website", "Categories"], Facts(packages.Plain.Json(file)).Select(fact => (string?)fact!["propertyName"]));
    }

    [Theory]
    [InlineData("https://acs.contoso.com/", "acs.contoso.com", "/", "https://acs.contoso.com")]
    [InlineData("HTTPS://ACS.Contoso.com:443", "acs.contoso.com", "/", "https://acs.contoso.com")]
    [InlineData("https://acs.contoso.com:8443/connector/api/", "acs.contoso.com:8443", "/connector/api", "https://acs.contoso.com:8443/connector/api")]
    public async Task The_address_is_put_where_each_platform_looks_for_it(string url, string host, string basePath, string serviceUrl)
    {
        var package = await packages.WriteAsync($"{host.Replace(':', '-')}{basePath.Length}{url.Length}", "--api-url", url);
        var definition = package.Json("paconn/apiDefinition.swagger.json");

        Assert.Equal((host, basePath, "https"), ((string?)definition["host"], (string?)definition["basePath"], (string?)definition["schemes"]!.AsArray().Single()));
        Assert.Contains($"param apiUrl string = '{serviceUrl}'\n", File.ReadAllText(package.At("logic-apps/connector.bicep")), StringComparison.Ordinal);
    }

    private static JsonArray Facts(JsonObject definition) => definition["x-ms-connector-metadata"]!.AsArray();

    private static string[] Lines(PackageRun run) => run.Output.Replace('\\', '/').Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
