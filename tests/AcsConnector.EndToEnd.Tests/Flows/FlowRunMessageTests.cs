using AcsConnector.Testing.Flows;

namespace AcsConnector.EndToEnd.Tests.Flows;

/// <summary>What <c>acs-connector flow run</c> says when a flow fails, and when it cannot run at all.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowRunMessageTests : IDisposable
{
    private readonly FlowRunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_flow_that_fails_says_which_action_and_why()
    {
        _folder.Write("mocks.json", """
            {
                "Create_a_user": [{"statusCode": 503}, {"noAnswer": true}, {"statusCode": 201, "body": {"identity": {"id": "8:acs:a_b"}}}],
                "Issue_a_user_access_token": [{"statusCode": 200, "body": {"token": "hush-hush-hush"}}],
                "Revoke_user_access_tokens": [{"statusCode": 404, "body": {"error": {"code": "IdentityNotFound", "message": "There is no such user."}}}],
                "Delete_a_user": [{"statusCode": 204}]
            }
            """);

        var (exitCode, output, errors) = await _folder.RunAsync("flow", "run", $"./{FlowRunFolder.Quickstart}", "--mocks", "./mocks.json");

        Assert.Equal((1, ""), (exitCode, errors));
        Assert.Contains("↻ Create_a_user got ServiceUnavailable; sent again after 7.5 s", output, StringComparison.Ordinal);
        Assert.Contains("↻ Create_a_user got no response; sent again after 15 s", output, StringComparison.Ordinal);
        Assert.Matches(@"✗ Revoke_user_access_tokens +Failed +NotFound \(404\) .*\n +IdentityNotFound: There is no such user\.", output);
        Assert.Matches("○ Delete_a_user +Skipped", output);
        Assert.Matches("✗ Failed in .*\n +ActionFailed: ", output);
        Assert.EndsWith("\nFailed: Revoke_user_access_tokens (404)\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush-hush", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_one_flow_of_a_folder_by_its_name()
    {
        _folder.Write("mocks.json", FlowRunFolder.QuickstartMocks);

        var (exitCode, output, errors) = await _folder.RunAsync(
            "flow", "run", "./connector/flows/standard", "--flow", "quickstart", "--mocks", "./mocks.json");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("quickstart (Logic Apps, Standard)", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json does not exist.", "./missing.json")]
    [InlineData("holds 4 flows. Choose one with --flow: ", "./connector/flows/standard")]
    [InlineData("has no flow 'weekly'. It has: ", "./connector/flows/standard", "--flow", "weekly")]
    [InlineData("connector/flows/README.md is not JSON", "./connector/flows/README.md")]
    [InlineData("  acs_communicationidentity: 4 actions (Create_a_user, Issue_a_user_access_token, Revoke_user_access_tokens, Delete_a_user)", "./magic.json")]
    [InlineData("No given connector has the operation 'CreateChat' (connection 'shared_acschat')", "./alone/token-for-my-app.json")]
    [InlineData("missing.swagger.json", "./" + FlowRunFolder.Quickstart, "--connector", "./missing.swagger.json=http://127.0.0.1:9")]
    [InlineData("--connector is FILE=URL", "./" + FlowRunFolder.Quickstart, "--connector", "./apiDefinition.swagger.json")]
    [InlineData("broken.json is not JSON that can be read", "./" + FlowRunFolder.Quickstart, "--trigger", "./broken.json")]
    [InlineData("missing.json", "./" + FlowRunFolder.Quickstart, "--trigger", "./missing.json")]
    [InlineData("broken.json is not JSON that can be read", "./" + FlowRunFolder.Quickstart, "--parameters", "./broken.json")]
    [InlineData("broken.json is not JSON that can be read", "./" + FlowRunFolder.Quickstart, "--mocks", "./broken.json")]
    [InlineData("The mocks of 'Create_a_user' are an array of responses.", "./" + FlowRunFolder.Quickstart, "--mocks", "./odd.json")]
    [InlineData("The mocks name the action 'Create_a_usr', which the flow 'quickstart' does not have. Did you mean 'Create_a_user'?", "./" + FlowRunFolder.Quickstart, "--mocks", "./misspelled.json")]
    [InlineData("A mock of 'Create_a_user' has a member 'status_code' that is not known. Did you mean 'statusCode'?", "./" + FlowRunFolder.Quickstart, "--mocks", "./member.json")]
    [InlineData("--setting is NAME=VALUE, ", "./" + FlowRunFolder.Quickstart, "--setting", "hush-hush-hush")]
    [InlineData("--connection is NAME=VALUE, ", "./" + FlowRunFolder.Quickstart, "--connection", "hush-hush-hush")]
    public async Task Refuses_what_cannot_run_and_says_why(string why, params string[] arguments)
    {
        _folder.Write("broken.json", "{\"teamsToken\": ");
        _folder.Write("odd.json", """{"Create_a_user": 201}""");
        _folder.Write("misspelled.json", """{"Create_a_usr": [{"statusCode": 201}]}""");
        _folder.Write("member.json", """{"Create_a_user": [{"status_code": 201}]}""");
        _folder.Write(
            "magic.json", _folder.Text(FlowRunFolder.Quickstart).Replace("\"OpenApiConnection\"", "\"Magic\"", StringComparison.Ordinal));
        _folder.Write("alone/token-for-my-app.json", _folder.Text("connector/flows/power-automate/token-for-my-app.json"));

        var run = await _folder.RunAsync(["flow", "run", .. arguments]);

        FlowRunFolder.AssertRefused(run, why);
        Assert.DoesNotContain("hush-hush-hush", run.Errors, StringComparison.Ordinal);
    }
}
