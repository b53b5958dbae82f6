namespace AcsConnector.Testing.Flows;

/// <summary>A folder with a copy of the samples and nothing else, and <c>acs-connector</c> run on them.</summary>
public sealed class FlowRunFolder : CommandFolder
{
    public const string Quickstart = "connector/flows/power-automate/quickstart.json";

    public const string QuickstartMocks = """
        {
            "Create_a_user": [{"statusCode": 201, "body": {"identity": {"id": "8:acs:a_b"}}}],
            "Issue_a_user_access_token": [{}],
            "Revoke_user_access_tokens": [{}],
            "Delete_a_user": [{}]
        }
        """;

    public FlowRunFolder() => SampleFlows.CopyTo(PathOf("connector/flows"));

    public static void AssertRefused(CommandRun run, string why)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Exception|^ +at |\e\[", run.Errors);
    }
}
