using AcsConnector.Testing.Flows.Swapping;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary>Flows run with Microsoft's connector and with this one, each against an emulator.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowSwapProofTests : IDisposable
{
    private const string Ours = "acs_communicationidentity";

    private readonly CommandFolder _folder = new();

    public static TheoryData<SwapFixture> Fixtures => [.. SwapFixtures.All];

    [Theory]
    [MemberData(nameof(Fixtures), DisableDiscoveryEnumeration = true)]
    public async Task A_flow_does_the_same_with_both_connectors(SwapFixture fixture)
    {
        var run = await RunAsync([fixture.WriteTo(_folder.Path), "--to", Ours, "--prove", "--dry-run", .. fixture.There]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"\n  .+: equal\. Succeeded; actions \d+, requests [1-9], identities left \d\.\n", run.Output);
        Assert.DoesNotContain("different", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_is_not_the_same_and_writes_nothing()
    {
        var path = SwapFixtures.Of("flow.json").Replacing("\"voip\"", "\"@concat('voip', '.join')\"").WriteTo(_folder.Path);

        var run = await RunAsync(path, "--to", Ours, "--prove");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith("""
              flow: different. Failed; actions 4, requests 2, identities left 1.
                status
                  before: Failed
                  after:  Succeeded
                action Issue_a_token
                  before: Failed (BadRequest) {"statusCode":400,"body":{"error":{"code":"ValidationError","message":"Invalid scopes - voip.join is not a valid scope.","target":"scopes"}}}
                  after:  Succeeded (OK) (outputs that are not shown)
                action Revoke
                  before: Skipped (ActionSkipped)
                  after:  Succeeded (OK) {"statusCode":204}
                action Delete
                  before: Skipped (ActionSkipped)
                  after:  Succeeded (OK) {"statusCode":204}
                request
                  before: POST /identities/{user}/:issueAccessToken 400
                  after:  POST /identities/{user}/:issueAccessToken 200
                request
                  before: –
                  after:  POST /identities/{user}/:revokeAccessTokens 204
                request
                  before: –
                  after:  DELETE /identities/{user} 204
                identity left
                  before: {user 1}
                  after:  –
            Nothing was written.

            """, run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Takes_what_starts_the_flow_and_what_others_answer()
    {
        var path = SwapFixtures.Of("other-connector.zip").WriteTo(_folder.Path);
        _folder.Write("mocks.json", """{"Neuer_Chat": [{"statusCode": 500}]}""");
        _folder.Write("trigger.json", "{}");

        var run = await RunAsync(path, "--to", Ours, "--prove", "--mocks", "./mocks.json", "--trigger", "./trigger.json", "--dry-run");

        Assert.Contains("  Überblick 日本: equal. Failed; actions 5, requests 4, identities left 0.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("--trigger", "./trigger.json", "child-flow.zip has several flows that call the connector. Say with --flow which one --trigger and --mocks are for.")]
    [InlineData("--flow", "Neither", "child-flow.zip has no flow 'Neither' that calls the connector.")]
    public async Task Which_flow_is_meant_has_to_be_clear(string option, string value, string why)
    {
        var path = SwapFixtures.Of("child-flow.zip").WriteTo(_folder.Path);

        var run = await RunAsync(path, "--to", Ours, "--prove", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_the_one_flow_that_is_named()
    {
        var run = await RunAsync(SwapFixtures.Of("child-flow.zip").WriteTo(_folder.Path), "--to", Ours, "--prove", "--flow", "Parent");

        Assert.Contains("\n  Parent: equal. Succeeded; actions 2, requests 5, identities left 1.\nWrote ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  Child:", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> RunAsync(params string[] arguments) => _folder.RunAsync(["flow", "swap", .. arguments]);
}
