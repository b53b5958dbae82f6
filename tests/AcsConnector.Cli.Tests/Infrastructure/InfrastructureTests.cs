using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AcsConnector.Cli.Tests.Infrastructure;

/// <summary>infra/ compiles, and would create what infra/main.snapshot.json says: with every option on, predicted without Azure.</summary>
public sealed partial class InfrastructureTests
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private const string Others = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups";
    private static readonly string Folder = SourceTree.At("infra");
    private static readonly string Kept = Path.Combine(Folder, "main.snapshot.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Required = new()
    {
        ["AZURE_ENV_NAME"] = "sample",
        ["AZURE_LOCATION"] = "westeurope",
        ["COMMUNICATION_SERVICE_ID"] = $"{Others}/communication/providers/Microsoft.Communication/communicationServices/contoso",
    };

    private static readonly Dictionary<string, string> Everything = new(Required)
    {
        ["KEY_VAULT_ID"] = $"{Others}/secrets/providers/Microsoft.KeyVault/vaults/contoso",
        ["PRIMARY_API_KEY_SECRET_NAME"] = "connector-primary",
        ["SECONDARY_API_KEY_SECRET_NAME"] = "connector-secondary",
        ["ENTRA_AUDIENCE"] = "44444444-4444-4444-4444-444444444444",
        ["ENTRA_ROLES"] = "Users.Create,Tokens.Issue",
        ["ALWAYS_READY_INSTANCES"] = "1",
        ["SUBNET_ID"] = $"{Others}/network/providers/Microsoft.Network/virtualNetworks/contoso/subnets/functions",
        ["STORAGE_ALLOWED_ADDRESSES"] = "198.51.100.7,203.0.113.0/24",
        ["CLOSE_PACKAGES"] = "true",
        ["ALERT_EMAIL"] = "operators@contoso.com",
    };

    public static TheoryData<string, string, string> Promises { get; } = new()
    {
        { "Microsoft.Storage/storageAccounts", "properties.allowSharedKeyAccess", "false" },
        { "Microsoft.Storage/storageAccounts", "properties.allowBlobPublicAccess", "false" },
        { "Microsoft.Storage/storageAccounts", "properties.minimumTlsVersion", "TLS1_2" },
        { "Microsoft.Storage/storageAccounts", "properties.supportsHttpsTrafficOnly", "true" },
        { "Microsoft.Storage/storageAccounts", "properties.networkAcls.defaultAction", "Deny" },
        { "Microsoft.Storage/storageAccounts/blobServices/containers", "properties.publicAccess", "None" },
        { "Microsoft.Insights/components", "properties.DisableLocalAuth", "true" },
        { "Microsoft.OperationalInsights/workspaces", "properties.features.disableLocalAuth", "true" },
        { "Microsoft.Web/serverfarms", "sku.name", "FC1" },
        { "Microsoft.Web/sites", "identity.type", "UserAssigned" },
        { "Microsoft.Web/sites", "properties.httpsOnly", "true" },
        { "Microsoft.Web/sites", "properties.siteConfig.ftpsState", "Disabled" },
        { "Microsoft.Web/sites", "properties.siteConfig.minTlsVersion", "1.2" },
        { "Microsoft.Web/sites", "properties.functionAppConfig.runtime.name", "dotnet-isolated" },
        { "Microsoft.Web/sites", "properties.functionAppConfig.runtime.version", "10.0" },
        { "Microsoft.Web/sites", "properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity" },
        { "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "properties.allow", "false" },
    };

    /// <summary>Each role, and how the name of what it is on begins.</summary>
    private static IReadOnlyList<(string Role, string On)> Roles { get; } =
    [
        ("09976791-48a7-449e-bb21-39d1a415f350", "contoso"), // Communication and Email Service Owner
        ("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "st"), // Storage Table Data Contributor
        ("3913510d-42f4-4e42-8a64-420c390055eb", "appi-"), // Monitoring Metrics Publisher
        ("4633458b-17de-408a-b874-0445c86b69e6", "connector-primary"), // Key Vault Secrets User
        ("4633458b-17de-408a-b874-0445c86b69e6", "connector-secondary"),
        ("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "st"), // Storage Blob Data Owner
        ("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "packages"), // Storage Blob Data Contributor
    ];

    [Fact]
    public async Task It_compiles_without_a_diagnostic()
    {
        var (_, diagnostics) = await BicepProgram.BuildAsync(Path.Combine(Folder, "main.bicep"));
        Assert.Equal("", diagnostics);
    }

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public async Task It_passes_the_linter(string file)
    {
        var (output, diagnostics) = await BicepProgram.RunAsync(["lint", Path.Combine(Folder, file)], Required);
        Assert.Equal("", output + diagnostics);
    }

    [Fact]
    public async Task Its_files_are_formatted()
    {
        using var copy = new FolderCopy(Folder);
        foreach (var extension in new[] { "bicep", "bicepparam" })
            await BicepProgram.RunAsync(["format", "--pattern", $"{copy.Path}/**/*.{extension}"]);

        var files = Directory.GetFiles(Folder, "*.bicep*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam").ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(
            ReadLines(file) == ReadLines(copy.PathOf(file)), $"Format it anew: bicep format {file}"));

        static string ReadLines(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");
    }

    [Fact]
    public async Task What_it_would_create_is_what_the_snapshot_says()
    {
        var now = await SnapshotAsync(Everything);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(Kept, now);

        Assert.True(File.ReadAllText(Kept).ReplaceLineEndings("\n") == now, $"""
            infra/ would create something else than {Kept} says.
            If that is meant, write it anew and read what changed:
              CI=true {Renew}=1 dotnet test --project tests/AcsConnector.Cli.Tests && git diff infra/main.snapshot.json
            """);
    }

    [Fact]
    public async Task Without_an_option_nobody_is_let_in_and_nothing_is_reached_but_the_resource()
    {
        var resources = Resources(await SnapshotAsync(Required));

        Assert.Equal(
            ["Access__AllowConnectionStrings=False"],
            Settings(resources).Where(setting => setting.Name.StartsWith("Access__", StringComparison.Ordinal)).Select(setting => $"{setting.Name}={setting.Value}"));
        Assert.DoesNotContain(resources, resource => (string?)resource["type"] is "Microsoft.Insights/actionGroups");
        Assert.Equal(5, resources.Count(resource => (string?)resource["type"] is "Microsoft.Authorization/roleAssignments"));
    }

    /// <summary>A renewed snapshot must not lose one of these unseen.</summary>
    [Theory]
    [MemberData(nameof(Promises))]
    public void The_snapshot_keeps_what_is_promised(string type, string path, string value)
    {
        var found = Resources(File.ReadAllText(Kept)).Where(resource => (string?)resource["type"] == type).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, resource => Assert.Equal(value, path.Split('.').Aggregate((JsonNode?)resource, (node, name) => node?[name])?.ToString()));
    }

    /// <summary>The platform starts the package on the .NET that is named here, and not on the one it was built for.</summary>
    [Fact]
    public void The_runtime_is_the_one_that_the_projects_are_built_for()
    {
        var framework = XDocument.Load(SourceTree.At("Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        var app = Resources(File.ReadAllText(Kept)).Single(resource => (string?)resource["type"] == "Microsoft.Web/sites");

        Assert.Equal(framework, $"net{app["properties"]!["functionAppConfig"]!["runtime"]!["version"]}");
    }

    [Fact]
    public void Azd_deploys_a_project_that_a_Functions_host_runs()
    {
        var project = AzdProject().Match(File.ReadAllText(SourceTree.At("azure.yaml"))).Groups["path"].Value;

        Assert.NotEqual("", project);
        Assert.True(File.Exists(SourceTree.At(project, "host.json")), $"azure.yaml names {project}, which has no host.json.");
        Assert.Single(Directory.GetFiles(SourceTree.At(project), "*.*proj"));
    }

    /// <summary>Of two identities: what the app runs as reaches no package, and what writes packages reaches nothing else.</summary>
    [Fact]
    public void The_app_does_not_run_as_the_identity_that_writes_its_package()
    {
        var resources = Resources(File.ReadAllText(Kept));
        var app = resources.Single(resource => (string?)resource["type"] == "Microsoft.Web/sites")["properties"]!;
        var roles = resources.Where(resource => (string?)resource["type"] == "Microsoft.Authorization/roleAssignments").ToList();

        var onPackages = roles.Where(role => ((string)role["id"]!).Contains("/storageAccounts/stpkg", StringComparison.Ordinal));
        var ofDeployments = roles.Where(role => ((string)role["properties"]!["principalId"]!).Contains("/id-deploy-", StringComparison.Ordinal));
        Assert.Equal([Assert.Single(onPackages)], ofDeployments);

        Assert.Contains("/id-deploy-", (string?)app["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["userAssignedIdentityResourceId"], StringComparison.Ordinal);
        Assert.Contains("stpkg", (string?)app["functionAppConfig"]!["deployment"]!["storage"]!["value"], StringComparison.Ordinal);
        Assert.DoesNotContain("/id-deploy-", (string?)app["keyVaultReferenceIdentity"], StringComparison.Ordinal);
        Assert.DoesNotContain(Settings(resources), setting => setting.Value.Contains("id-deploy-", StringComparison.Ordinal));
        Assert.DoesNotContain(Settings(resources), setting => setting.Value.Contains("stpkg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "false", null, null)]
    [InlineData("subnet", "false", "Deny", null)]
    [InlineData("subnet", "true", "Deny", "Deny")]
    [InlineData("", "true", null, null)]
    public async Task Storage_answers_every_network_until_there_is_a_subnet(string subnet, string closePackages, string? state, string? packages)
    {
        var settings = new Dictionary<string, string>(Required) { ["SUBNET_ID"] = subnet, ["CLOSE_PACKAGES"] = closePackages };
        var resources = Resources(await SnapshotAsync(settings));
        var accounts = resources.Where(resource => (string?)resource["type"] == "Microsoft.Storage/storageAccounts");

        Assert.Equal(
            [("st", state), ("stpkg", packages)],
            accounts.Select(account => (((string)account["name"]!)[..^13], (string?)account["properties"]!["networkAcls"]?["defaultAction"])).Order());
        var app = resources.Single(resource => (string?)resource["type"] == "Microsoft.Web/sites");
        Assert.Equal(subnet, (string?)app["properties"]!["virtualNetworkSubnetId"] ?? "");
    }

    [Fact]
    public void The_snapshot_grants_these_roles_and_no_others()
    {
        var granted = Resources(File.ReadAllText(Kept))
            .Where(resource => (string?)resource["type"] == "Microsoft.Authorization/roleAssignments")
            .Select(resource => (Role: LastName((string)resource["properties"]!["roleDefinitionId"]!), On: LastName(Scope().Match((string)resource["id"]!).Value)))
            .ToList();

        Assert.Equal(Roles.Count, granted.Count);
        Assert.All(Roles, role => Assert.Contains(granted, one => one.Role == role.Role && one.On.StartsWith(role.On, StringComparison.Ordinal)));
    }

    /// <summary>What only Azure knows stays an expression in it.</summary>
    private static async Task<string> SnapshotAsync(Dictionary<string, string> environment)
    {
        using var copy = new FolderCopy(Folder);
        await BicepProgram.RunAsync(
            [
                "snapshot", Path.Combine(copy.Path, "main.bicepparam"), "--mode", "overwrite",
                "--tenant-id", "33333333-3333-3333-3333-333333333333",
                "--subscription-id", "11111111-1111-1111-1111-111111111111",
                "--location", "westeurope", "--deployment-name", "sample",
            ],
            environment);
        return InOrder(await File.ReadAllTextAsync(Path.Combine(copy.Path, "main.snapshot.json"), TestContext.Current.CancellationToken));
    }

    /// <summary>The program writes the outputs in another order every time.</summary>
    private static string InOrder(string snapshot)
    {
        var json = JsonNode.Parse(snapshot)!.AsObject();
        json["outputs"] = new JsonObject(json["outputs"]!.AsObject().OrderBy(output => output.Key, StringComparer.Ordinal).Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone())));
        return json.ToJsonString(Indented) + "\n";
    }

    private static List<JsonObject> Resources(string snapshot) =>
        [.. JsonNode.Parse(snapshot)!["predictedResources"]!.AsArray().Select(resource => resource!.AsObject())];

    private static string LastName(string id) => id.Split('/')[^1];

    /// <summary>What an assignment's id begins with: the id of a resource, also in an expression.</summary>
    [GeneratedRegex(@"/subscriptions/.+?(?=/providers/Microsoft\.Authorization/|', )")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^ +project: (?<path>\S+)$", RegexOptions.Multiline)]
    private static partial Regex AzdProject();

    private static IEnumerable<(string Name, string Value)> Settings(IEnumerable<JsonObject> resources) =>
        resources.Single(resource => (string?)resource["type"] == "Microsoft.Web/sites")["properties"]!["siteConfig"]!["appSettings"]!.AsArray()
            .Select(setting => ((string)setting!["name"]!, (string)setting["value"]!));

    /// <summary>For what a program writes beside the files it reads.</summary>
    private sealed class FolderCopy : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string _original;

        public FolderCopy(string original)
        {
            _original = original;
            foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
                File.Copy(file, PathOf(file));
            }
        }

        public string Path => _folder.Path;

        public string PathOf(string file) => System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(_original, file));

        public void Dispose() => _folder.Dispose();
    }
}
