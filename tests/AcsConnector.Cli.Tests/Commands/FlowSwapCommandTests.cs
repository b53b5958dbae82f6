using System.IO.Compression;
using System.Text;
using AcsConnector.Testing.Flows;
using AcsConnector.Testing.Flows.Swapping;

namespace AcsConnector.Cli.Tests.Commands;

[Trait("Category", "CommandLine")]
public sealed class FlowSwapCommandTests : IDisposable
{
    private const string Ours = "acs_communicationidentity";

    private readonly CommandFolder _folder = new();

    public static TheoryData<SwapFixture> Fixtures => [.. SwapFixtures.All];

    [Theory]
    [MemberData(nameof(Fixtures), DisableDiscoveryEnumeration = true)]
    public async Task There_and_back_is_the_same_to_the_byte(SwapFixture fixture)
    {
        var before = fixture.WriteTo(_folder.Path);
        var original = Read(before);

        var there = await SwapAsync([before, "--to", Ours, "--file", "./there-" + fixture.Name, .. fixture.There]);
        var back = await SwapAsync(["./there-" + fixture.Name, "--to", "official", "--file", "./back-" + fixture.Name, .. fixture.Back]);

        Assert.Contains($"\n{fixture.Actions} actions moved: ", there, StringComparison.Ordinal);
        Assert.Contains($"\n{fixture.Actions} actions moved: ", back, StringComparison.Ordinal);
        AssertSame(original, Read(before));
        AssertSame(original, Read("./back-" + fixture.Name));
    }

    [Theory]
    [MemberData(nameof(Fixtures), DisableDiscoveryEnumeration = true)]
    public async Task Nothing_of_the_other_connector_is_left(SwapFixture fixture)
    {
        await SwapAsync([fixture.WriteTo(_folder.Path), "--to", Ours, "--file", "./there", .. fixture.There]);

        var repeated = await RunAsync(["./there", "--to", Ours, .. fixture.There]);

        Assert.Equal(2, repeated.ExitCode);
        Assert.Matches("nothing to move: [45] of its actions call acs_communicationidentity already|No action in there calls Microsoft's connector", repeated.Errors);
    }

    [Fact]
    public async Task Tells_each_change()
    {
        SwapFixtures.Of("flow.json").WriteTo(_folder.Path);

        var output = await SwapAsync("./flow.json", "--to", Ours, "--api-name", "shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865", "--dry-run");

        Assert.StartsWith("""
            flow.json
              /properties/connectionReferences/shared_acsidentity/connection/connectionReferenceLogicalName
                - contoso_sharedacsidentity_3f2a1
                + contoso_sharedacsidentity_3f2a1_communicationidentity
              /properties/connectionReferences/shared_acsidentity/api/name
                - shared_acsidentity
                + shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865
              /properties/connectionReferences/shared_acsidentity/api/logicalName
                + acs_communicationidentity
              /properties/definition/actions/Create_a_user/inputs/host/apiId
                - /providers/Microsoft.PowerApps/apis/shared_acsidentity
                + /providers/Microsoft.PowerApps/apis/shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865

            """, output, StringComparison.Ordinal);
        Assert.EndsWith("""

            4 actions moved: 7 changes in 1 file.
            Note: The connection references of the flow are in its solution's customizations.xml, which is not here. To move both, pass the solution's zip or folder.
            Nothing was written.

            """, output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_solution_brings_the_reference_that_its_flows_name()
    {
        await SwapAsync(SwapFixtures.Of("solution.zip").WriteTo(_folder.Path), "--to", Ours, "--connector-id", "11111111-2222-3333-4444-555555555555");

        var files = Read("./solution.swapped.zip").ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content));

        Assert.Contains("""
                <connectionreference connectionreferencelogicalname="contoso_sharedacsidentity_3f2a1_communicationidentity">
                  <connectionreferencedisplayname>ACS Identity Contoso</connectionreferencedisplayname>
                  <connectorid>/providers/Microsoft.PowerApps/apis/shared_acs-5fcommunicationidentity-5f0000000000000000</connectorid>
                  <customconnectorid>
                    <connectorid>11111111-2222-3333-4444-555555555555</connectorid>
                  </customconnectorid>
                  <iscustomizable>1</iscustomizable>
            """, files["customizations.xml"].ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("schemaName=\"contoso_sharedacsidentity_3f2a1_communicationidentity\"", files["solution.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_changed_of_a_zip_stays_as_it_is_packed()
    {
        await SwapAsync(SwapFixtures.Of("other-connector.zip").WriteTo(_folder.Path), "--to", Ours, "--file", "./there.zip");

        var (before, after) = (Packed("other-connector.zip"), Packed("there.zip"));

        Assert.Equal(["[Content_Types].xml"], before.Intersect(after).Select(entry => entry.Name));
        Assert.Equal(before.Select(entry => (entry.Name, entry.Attributes)), after.Select(entry => (entry.Name, entry.Attributes)));
    }

    [Fact]
    public async Task References_keep_their_names_if_that_is_wanted()
    {
        var output = await SwapAsync(SwapFixtures.Of("solution.zip").WriteTo(_folder.Path), "--to", Ours, "--keep-references", "--dry-run");

        Assert.DoesNotContain("contoso_sharedacsidentity", output, StringComparison.Ordinal);
        Assert.Contains("8 changes in 2 files", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_is_overwritten_only_if_it_is_named()
    {
        var path = SwapFixtures.Of("solution.zip").WriteTo(_folder.Path);
        Assert.EndsWith("solution.swapped.zip\n", await SwapAsync(path, "--to", Ours), StringComparison.Ordinal);

        var again = await RunAsync(path, "--to", Ours);
        Assert.Equal((2, "solution.swapped.zip is there already. Name another with --file; one that is named is overwritten.\n"), (again.ExitCode, again.Errors));

        await SwapAsync(path, "--to", Ours, "--file", path);
        AssertSame(Read("./solution.swapped.zip"), Read(path));
    }

    [Theory]
    [InlineData("solution.zip", "IssueIdentityAccessToken", "IssueTokenV2", "the action 'Issue_a_token' calls IssueTokenV2, which acs_communicationidentity does not have.")]
    [InlineData("solution.zip", "body/scopes", "body/lifetime", "the action 'Issue_a_token' sends 'body/lifetime', which IssueIdentityAccessToken of acs_communicationidentity does not have.")]
    [InlineData("solution.zip", "\"voip\"", "\"video\"", "sends 'video' as 'body/scopes', for which acs_communicationidentity takes chat, voip, chat.join, chat.join.limited, voip.join alone.")]
    [InlineData("solution.zip", "\"name\": \"shared_acsidentity\"", "\"name\": \"shared_acschat\"", "the action 'Create_a_user' names one connector in host.apiId (shared_acsidentity) and another by its connection ('shared_acsidentity').")]
    [InlineData("solution.zip", "connectionreferencelogicalname=\"contoso", "connectionreferencelogicalname=\"fabrikam", "customizations.xml has no connection reference 'contoso_sharedacsidentity_3f2a1'.")]
    [InlineData("solution.zip", "contoso_", "contoso_a_very_long_name_that_somebody_found_for_a_reference_to_keep_all_of_it_apart_", "Add --keep-references")]
    [InlineData("solution.zip", "\"apiId\"", "'apiId'", ".json is not JSON in UTF-8 (line")]
    [InlineData("solution.zip", "</connectionreferences>", "", "customizations.xml is not XML in UTF-8")]
    [InlineData("solution.zip", "shared_acsidentity", "shared_acschat", "No action in solution.zip calls Microsoft's connector.")]
    [InlineData("package.zip", "22bb", "22bc", "is not a flow of a solution, so only the connector's name in the environment leads to it. Give it with --api-name")]
    [InlineData("code-view.json", "/:issueAccessToken", "/:issueToken", "the action 'Issue' calls POST /identities/@{encodeURIComponent(body('Create')?['identity']?['id'])}/:issueToken, which")]
    [InlineData("template.json", "Microsoft.Web/connections\",", "Microsoft.Web/other\",", "Give a connection of acs_communicationidentity with --connection-id.")]
    public async Task What_cannot_be_moved_is_refused(string fixture, string before, string after, string why)
    {
        var path = SwapFixtures.Of(fixture).Replacing(before, after).WriteTo(_folder.Path);

        var run = await RunAsync(path, "--to", Ours);

        FlowRunFolder.AssertRefused(run, why);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("power-automate/teams-exchange.json", "calls ExchangeTeamsUserAccessToken, which Microsoft's connector does not have.")]
    [InlineData("power-automate/quickstart.json", "sends 'Repeatability-Request-ID', which CreateCommunicationIdentity of Microsoft's connector does not have.")]
    [InlineData("consumption/quickstart.json", "sends 'Repeatability-Request-ID', which CreateCommunicationIdentity of Microsoft's connector does not have.")]
    [InlineData("consumption/nightly-clean-up.json", "Give it with --api-id /subscriptions/SUBSCRIPTION/providers/Microsoft.Web/locations/REGION/managedApis/acsidentity.")]
    public async Task What_only_this_connector_has_cannot_go_back(string sample, string why)
    {
        var run = await RunAsync(Path.Combine(SampleFlows.Folder, sample), "--to", "official", "--file", "./out.json");

        FlowRunFolder.AssertRefused(run, why);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("./solution.zip", "acs", "'acs' is no connector's name: give 'official'")]
    [InlineData("./solution.zip", "ACS_Identity", "'ACS' cannot be a publisher's prefix")]
    [InlineData("./solution.zip", "official", "nothing to move: 4 of its actions call Microsoft's connector already, and none calls acs_communicationidentity.")]
    [InlineData("./solution.zip", "/subscriptions/1/x", "is not the resource id of a custom connector")]
    [InlineData("./solution.zip", "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/customApis/x", "is a flow of Power Automate, and")]
    [InlineData("./solution.zip", "official --from official", "The flows are to go from Microsoft's connector to itself.")]
    [InlineData("./solution.zip", "official --api-name shared_x", "--api-name and --connector-id are for a connector of your own")]
    [InlineData("./solution.zip", "shared_x --api-name shared_y", "Leave --api-name out")]
    [InlineData("./absent.zip", Ours, "absent.zip does not exist.")]
    [InlineData("./damaged.zip", Ours, "damaged.zip is damaged or not a zip that can be read")]
    [InlineData("./text.json", Ours, "text.json is not JSON in UTF-8 (line 1)")]
    [InlineData("./standard/onboard/workflow.json", Ours, "pass the project's folder.")]
    public async Task Wrong_arguments_are_refused(string path, string to, string why)
    {
        SwapFixtures.Of("solution.zip").WriteTo(_folder.Path);
        SwapFixtures.Of("standard/").WriteTo(_folder.Path);
        _folder.Write("damaged.zip", "PK and nothing else");
        _folder.Write("text.json", "hello");

        FlowRunFolder.AssertRefused(await RunAsync([path, "--to", .. to.Split(' '), "--file", "./out"]), why);
        Assert.False(Path.Exists(_folder.PathOf("out")));
    }

    [Fact]
    public async Task A_connector_may_be_known_by_its_name_in_the_environment_alone()
    {
        const string Name = "shared_communication-20identity-5f0123456789abcdef";
        var before = SwapFixtures.Of("solution.zip").WriteTo(_folder.Path);

        var there = await SwapAsync(before, "--to", Name, "--file", "./there.zip");
        await SwapAsync("./there.zip", "--to", "official", "--from", Name, "--file", "./back.zip");

        Assert.DoesNotContain("logicalName\n", there, StringComparison.Ordinal);
        AssertSame(Read(before), Read("./back.zip"));
    }

    [Fact]
    public async Task A_connector_of_Logic_Apps_may_be_known_by_its_resource_id()
    {
        const string Id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/customApis/identity";
        var fixture = SwapFixtures.Of("code-view.json");
        var before = fixture.WriteTo(_folder.Path);

        var there = await SwapAsync(before, "--to", Id, "--connection-id", "/subscriptions/1/resourceGroups/g/providers/Microsoft.Web/connections/mine", "--file", "./there.json");
        await SwapAsync(["./there.json", "--to", "official", "--from", Id, "--file", "./back.json", .. fixture.Back,
            "--connection-id", "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/acs/providers/Microsoft.Web/connections/acsidentity-2"]);

        Assert.Contains($"    + {Id}\n", there, StringComparison.Ordinal);
        Assert.Contains("    + mine\n", there, StringComparison.Ordinal);
        AssertSame(Read(before), Read("./back.json"));
    }

    /// <summary>Every fifth byte in turn, so that all kinds of damage come: brackets, quotes, names, lengths.</summary>
    [Theory]
    [InlineData("flow.json")]
    [InlineData("code-view.json")]
    [InlineData("old-package.zip")]
    public async Task A_damaged_file_is_told_and_never_an_accident(string name)
    {
        var path = SwapFixtures.Of(name).WriteTo(_folder.Path);
        var whole = await File.ReadAllBytesAsync(_folder.PathOf(name), TestContext.Current.CancellationToken);
        for (var i = 0; i < whole.Length; i += Math.Max(5, whole.Length / 200))
        {
            byte[] damaged = [.. whole[..i], (byte)(whole[i] ^ 0x02), .. whole[(i + 1)..]];
            await File.WriteAllBytesAsync(_folder.PathOf(name), damaged, TestContext.Current.CancellationToken);

            var run = await RunAsync(path, "--to", Ours, "--api-name", "shared_acs-5fcommunicationidentity-5f1f0c92a4d3b7e865", "--dry-run");

            Assert.True(run.ExitCode is 0 or 2 && !run.Errors.Contains("xception", StringComparison.Ordinal), $"byte {i}: {run.Errors}");
        }
    }

    /// <summary>A value of another kind than exports have is replaced as a whole.</summary>
    [Theory]
    [InlineData("\"name\": \"shared_acsidentity\"", "\"name\": \"shared_acsidentity\", \"logicalName\": null")]
    [InlineData("\"connectionReferenceLogicalName\": \"contoso_sharedacsidentity_3f2a1\"", "\"connectionReferenceLogicalName\": 5")]
    [InlineData("\"inputs\": {", "\"inputs\": {\"host\": [1], \"path\": 2, ")]
    [InlineData("\"triggers\": {", "\"triggers\": {\"odd\": 1, \"other\": {\"inputs\": \"@x\"}, ")]
    public async Task What_is_written_is_JSON(string before, string after)
    {
        await SwapAsync(SwapFixtures.Of("flow.json").Replacing(before, after).WriteTo(_folder.Path), "--to", Ours, "--file", "./out.json");

        Assert.Contains("acs_communicationidentity", _folder.Read("out.json").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_names_what_else_is_to_be_done()
    {
        var fixture = SwapFixtures.Of("solution.zip").Replacing("<MissingDependencies />", """
            <MissingDependencies><MissingDependency><Required type="372" schemaName="acs_communicationidentity" displayName="x" solution="Active" id="{1}" /></MissingDependency></MissingDependencies>
            """).Replacing("<Languages>", """
            <CanvasApps><CanvasApp><ConnectionReferences>{"1":{"id":"/providers/microsoft.powerapps/apis/shared_acsidentity"}}</ConnectionReferences></CanvasApp></CanvasApps><Languages>
            """);

        var there = await SwapAsync(fixture.WriteTo(_folder.Path), "--to", Ours, "--file", "./there.zip");
        var back = await SwapAsync("./there.zip", "--to", "official", "--dry-run");

        Assert.Contains("Note: customizations.xml: an app of the solution calls Microsoft's connector, too. It stays as it is", there, StringComparison.Ordinal);
        Assert.Contains("Note: solution.xml still lists acs_communicationidentity among its MissingDependencies.", back, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertSame(IReadOnlyList<(string Path, DateTimeOffset? Time, byte[] Content)> expected, IReadOnlyList<(string Path, DateTimeOffset? Time, byte[] Content)> actual)
    {
        Assert.Equal(expected.Select(file => (file.Path, file.Time)), actual.Select(file => (file.Path, file.Time)));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(Encoding.UTF8.GetString(pair.First.Content), Encoding.UTF8.GetString(pair.Second.Content)));
    }

    private List<(string Name, long Length, int Attributes)> Packed(string path)
    {
        using var zip = ZipFile.OpenRead(_folder.PathOf(path));
        return [.. zip.Entries.Select(entry => (entry.FullName, entry.CompressedLength, entry.ExternalAttributes))];
    }

    private IReadOnlyList<(string Path, DateTimeOffset? Time, byte[] Content)> Read(string path) => SwapFixture.Read(_folder.PathOf(path[2..].TrimEnd('/')));

    private Task<CommandRun> RunAsync(params string[] arguments) => _folder.RunAsync(["flow", "swap", .. arguments]);

    private async Task<string> SwapAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run.Output;
    }
}
