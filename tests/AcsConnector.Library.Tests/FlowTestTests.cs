using System.Text.Json.Nodes;
using AcsConnector.Flows;
using AcsConnector.Flows.Testing;

namespace AcsConnector.Library.Tests;

public sealed class FlowTestTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero);

    private static readonly FlowTest Onboarding = FlowTest
        .Load(Files.At("onboarding.json"), new FlowOptions { Connectors = [FlowConnector.Load(Files.At("rows.swagger.json"))] })
        .At(Now)
        .Trigger(new { id = 7, to = new[] { "ann", "bob" } })
        .Mock("Get_row", 200, new { name = "Ada" })
        .Mock("Send", 202);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_as_expected_goes_on()
    {
        var run = await Onboarding.RunAsync(Token);

        run.Expect("""
            run: Succeeded
            actions: { Tell_admin: Skipped }
            outputs: { Compose_mail: "Welcome, Ada, at 2026-01-15T10:30:00*" }
            requests:
              Get_row: [ { method: GET, path: /rows/7 } ]
              Send: [ { body: { to: ann } }, { body: { to: bob } } ]
              Tell_admin: none
            iterations: { Send: [Succeeded, Succeeded] }
            elapsed: PT1H
            response: { statusCode: 201, body: { sent: 2 } }
            """).Expect("""{ "run": "Succeeded" }""");
    }

    [Fact]
    public async Task Differences_are_told_with_their_place_both_values_and_the_actions_error()
    {
        var run = await Onboarding.Mock("Send", 400, new { message = "No." }).Mock("Tell_admin", 200).RunAsync(Token);

        var failed = Assert.Throws<FlowTestException>(() => run.Expect("{ run: Succeeded, elapsed: PT1H, outputs: { Get_row.body.name: Bob } }"));

        Assert.Equal(
            """
            The run is not as expected.
              run
                expected  Succeeded
                actual    Failed
                because   Send: 400 No.
              elapsed
                expected  PT1H
                actual    PT0S
              outputs.Get_row.body.name
                expected  "Bob"
                actual    "Ada"
            """.ReplaceLineEndings("\n"),
            failed.Message);
    }

    [Theory]
    [InlineData("run: Suceeded", "Did you mean 'Succeeded'?")]
    [InlineData("actions: { Sned: Skipped }", "The flow has no action 'Sned'. Did you mean 'Send'?")]
    [InlineData("rum: Failed", "'expect' has no 'rum'. Did you mean 'run'?")]
    [InlineData("run: [", "expectation:2:1: It is not YAML")]
    [InlineData("{}", "A case has to expect something")]
    public async Task An_expectation_that_says_nothing_is_no_pass(string expectation, string message)
    {
        var run = await Onboarding.RunAsync(Token);

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => run.Expect(expectation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mock_that_is_no_response_of_the_operation_fails_the_test()
    {
        var failed = await Assert.ThrowsAsync<FlowTestException>(() => Onboarding.Mock("Get_row", 200, new { name = 5 }).RunAsync(Token));

        Assert.StartsWith("The mock of 'Get_row' is no response of the operation: body.name: ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_that_are_made_of_one_do_not_change_it()
    {
        var other = Onboarding.Trigger(new JsonObject { ["id"] = 8, ["to"] = new JsonArray() }).Parameter("mailbox", "https://post.contoso.com").Mock("Send");

        Assert.Empty((await other.RunAsync(Token)).RequestsOf("Send"));
        Assert.Equal(FlowStatus.Succeeded, (await Onboarding.RunAsync(Token)).Status);
    }

    [Fact]
    public async Task Results_stand_for_actions_that_no_response_stands_for()
    {
        var run = await Onboarding.Mock("Send", MockResponse.Result(FlowStatus.TimedOut, error: new FlowError("Late", "Too late."))).Mock("Tell_admin", 200).RunAsync(Token);

        Assert.Equal((FlowStatus.TimedOut, "Late", "Too late."), (run["Send"].Iterations[0].Status, run["Send"].Iterations[0].Error?.Code, run["Send"].Iterations[0].Error?.Message));
    }

    [Fact]
    public async Task No_secret_is_in_what_a_failure_says()
    {
        var run = await Onboarding.Mock("Send", 400, new { message = "The password=a-canary-of-a-secret is wrong.", token = "a-canary-of-a-token" })
            .Mock("Tell_admin", 200)
            .RunAsync(Token);

        var failed = Assert.Throws<FlowTestException>(() => run.Expect("{ run: Succeeded, outputs: { Send: [] } }"));
        Assert.DoesNotContain("a-canary-of", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-canary-of", run.ToString(), StringComparison.Ordinal);
    }
}
