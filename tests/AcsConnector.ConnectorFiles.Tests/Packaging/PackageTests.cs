using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Packaging;

namespace AcsConnector.ConnectorFiles.Tests.Packaging;

[Trait("Category", "CommandLine")]
public sealed class PackageTests(WrittenPackages packages)
{
    private static readonly string[] Files =
    [
        "logic-apps/apiDefinition.swagger.json",
        "logic-apps/apiProperties.json",
        "logic-apps/connector.bicep",
        "logic-apps/connector.json",
        "logic-apps/icon.png",
        "logic-apps/sample.json",
        "paconn/apiDefinition.swagger.json",
        "paconn/apiProperties.json",
        "paconn/icon.png",
        "paconn/settings.json",
        "solution/communicationidentity_unmanaged.zip",
        "solution/communicationidentityflows_unmanaged.zip",
    ];

    [Fact]
    public async Task Writes_these_files_says_so_and_says_what_comes_next()
    {
        var package = new WrittenPackage(packages.FolderFor("told"));

        var run = await PackageRun.ToAsync(package.Folder);
        var entra = await PackageRun.ToAsync(packages.FolderFor("told with Entra"), PackageRun.Entra);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(Files, package.Files);
        Assert.All(Files, file => Assert.Contains($"Wrote {package.At(file)}\n", run.Output, StringComparison.Ordinal));
        Assert.EndsWith(
            $"cd {package.At("paconn")} && paconn create --env YOUR_ENVIRONMENT_ID --api-def apiDefinition.swagger.json --api-prop apiProperties.json --icon icon.png --overwrite-settings\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.EndsWith("--overwrite-settings --secret YOUR_CLIENT_SECRET\n", entra.Output, StringComparison.Ordinal);
    }

    /// <summary>What the other tests look at is made of values; the options are those values, and give the same bytes every time.</summary>
    [Fact]
    public async Task The_same_options_write_the_same_bytes()
    {
        var named = packages.Write(
            "all options",
            "https://acs.contoso.com/api",
            ConnectorName.Create("contoso", "acsidentity"),
            WrittenPackages.SignIn with { Audience = "api://acs" });
        string[] all = [.. PackageRun.Entra, "--audience", "api://acs", "--publisher", "contoso", "--name", "acsidentity"];
        string[] variants = ["--managed", "--host-variable", "--with-chat", "--sample"];
        var varied = packages.Write(
            "variants",
            new PackageOptions(ApiAddress.Parse(PackageRun.ApiUrl)) { Managed = true, HostVariable = true, WithChat = true, Sample = true });

        await AssertSameAsync(packages.Plain, ["--api-url", PackageRun.ApiUrl]);
        await AssertSameAsync(packages.Entra, ["--api-url", PackageRun.ApiUrl, .. PackageRun.Entra]);
        await AssertSameAsync(varied, ["--api-url", PackageRun.ApiUrl, .. variants]);
        await AssertSameAsync(named, ["--api-url", "https://acs.contoso.com/api", .. all]);
    }

    [Fact]
    public async Task Check_writes_nothing_and_tells_each_change()
    {
        var folder = packages.Plain.Folder + " to check";

        var nothingThere = await PackageRun.ToAsync(folder, "--check");

        Assert.Equal(1, nothingThere.ExitCode);
        Assert.Equal(Files.Order(), Lines(nothingThere).Select(line => line[(folder.Length + 1)..^" would be new.".Length]).Order());
        Assert.False(Directory.Exists(folder));

        var written = packages.Write(Path.GetFileName(folder));
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
        var definition = JsonNode.Parse(File.ReadAllText(SourceTree.At("apiDefinition.swagger.json")))!.AsObject();
        definition["host"] = "acs.contoso.com";
        definition["info"]!["contact"]!["url"] = PackageRun.ApiUrl;
        Facts(definition)[0]!["propertyValue"] = PackageRun.ApiUrl;
        Assert.Equal(1, Facts(definition).RemoveAll(fact => (string?)fact!["propertyName"] == "Privacy policy"));

        Assert.True(JsonNode.DeepEquals(definition, packages.Plain.Json("paconn/apiDefinition.swagger.json")), "Renew apiDefinition.swagger.json first: acs-connector definition");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(SourceTree.At("apiProperties.json"))), packages.Plain.Json("paconn/apiProperties.json")));
        Assert.Equal(File.ReadAllBytes(SourceTree.At("connector", "icon.png")), packages.Plain.Bytes("paconn/icon.png"));
    }

    /// <summary>How a server treats data is its operator's promise: neither Microsoft's nor a placeholder's.</summary>
    [Fact]
    public void Nobodys_privacy_policy_is_promised_and_nothing_is_Microsofts()
    {
        foreach (var file in new[] { "paconn/apiDefinition.swagger.json", "logic-apps/apiDefinition.swagger.json" })
        {
            Assert.DoesNotContain("microsoft.com", packages.Plain.Json(file).ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(["Website", "Categories"], Facts(packages.Plain.Json(file)).Select(fact => (string?)fact!["propertyName"]));
        }
    }

    [Theory]
    [InlineData("https://acs.contoso.com/", "acs.contoso.com", "/", "https://acs.contoso.com")]
    [InlineData("HTTPS://ACS.Contoso.com:443", "acs.contoso.com", "/", "https://acs.contoso.com")]
    [InlineData("https://acs.contoso.com:8443/connector/api/", "acs.contoso.com:8443", "/connector/api", "https://acs.contoso.com:8443/connector/api")]
    public void The_address_is_put_where_each_platform_looks_for_it(string url, string host, string basePath, string serviceUrl)
    {
        var package = packages.Write($"{host.Replace(':', '-')}{basePath.Length}{url.Length}", url);
        var definition = package.Json("paconn/apiDefinition.swagger.json");

        Assert.Equal((host, basePath, "https"), ((string?)definition["host"], (string?)definition["basePath"], (string?)definition["schemes"]!.AsArray().Single()));
        Assert.Contains($"param apiUrl string = '{serviceUrl}'\n", File.ReadAllText(package.At("logic-apps/connector.bicep")), StringComparison.Ordinal);
    }

    private async Task AssertSameAsync(WrittenPackage first, string[] options)
    {
        var second = new WrittenPackage(packages.FolderFor($"{Path.GetFileName(first.Folder)} again"));

        var run = await PackageRun.AnyAsync(["--folder", second.Folder, .. options]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(first.Files, second.Files);
        Assert.All(first.Files, file => Assert.Equal(first.Bytes(file), second.Bytes(file)));
    }

    private static JsonArray Facts(JsonObject definition) => definition["x-ms-connector-metadata"]!.AsArray();

    private static string[] Lines(CommandRun run) => run.Output.Replace('\\', '/').Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
