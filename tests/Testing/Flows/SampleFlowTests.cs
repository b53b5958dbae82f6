using System.Text.Json.Nodes;
using AcsConnector.Flows;
using AcsConnector.Flows.Connectors;
using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using Xunit.Sdk;

namespace AcsConnector.Testing.Flows;

/// <summary>The sample flows through the connector's definition, the API and the emulator.</summary>
public abstract class SampleFlowTests<TBench>(TBench bench) where TBench : FlowBench
{
    private const string IssueToken = "Issue_a_user_access_token";

    [Fact]
    public async Task Quickstart_runs_alike_in_every_format()
    {
        var runs = await RunInEveryFormatAsync("quickstart");

        Assert.All(runs, AssertQuickstart);
        AssertAlike(runs, _ => new RunNames());
        Assert.Equal(
            [
                """POST /identities?api-version=2021-03-07 """,
                """POST /identities/<user 1>/:issueAccessToken?api-version=2021-03-07 {"scopes":["chat"]}""",
                """POST /identities/<user 1>/:revokeAccessTokens?api-version=2021-03-07 """,
                """DELETE /identities/<user 1>?api-version=2021-03-07 """,
            ],
            runs[0].ApiCalls(new RunNames()));
        foreach (var run in runs)
            Assert.Equal("identity deleted", await bench.Running.TokenStatusAsync(TokenOf(run, IssueToken)));
    }

    [Fact]
    public async Task Token_for_my_app_hands_its_token_to_chat_and_to_the_caller_in_every_format()
    {
        var runs = await RunInEveryFormatAsync("token-for-my-app", SampleFlows.Companion("token-for-my-app.trigger.json"));

        AssertAlike(runs, _ => new RunNames());
        foreach (var run in runs)
        {
            var history = RunHistory.Write(run.Result, showSecure: true);
            var answered = Text(history, "response", "body", "token");
            var inputs = (ObjectValue)Find(history, "actions", "Create_chat_thread", "inputs")!;
            var handedToChat = Text((ObjectValue)(inputs["parameters"] ?? inputs["headers"])!, "Access-Token");
            Assert.True(handedToChat == answered, "Chat was given another token than the caller.");
            Assert.Equal("alive", await bench.Running.TokenStatusAsync(answered));
            Assert.Equal("19:a-thread-that-nobody-made@thread.v2", Text(history, "response", "body", "threadId"));
        }
    }

    [Fact]
    public async Task Token_for_my_app_makes_no_user_for_a_request_that_names_one()
    {
        var users = new List<string>();
        var runs = new List<BenchRun>();
        foreach (var format in SampleFlows.Formats)
        {
            users.Add(await bench.CreateUserAsync());
            runs.Add(await bench.RunAsync(SampleFlows.Read("token-for-my-app", format), new ObjectValue(("userId", users[^1]))));
        }

        AssertAlike(runs, i => new RunNames(users[i]));
        Assert.Equal(
            ["""POST /identities/<user 1>/:issueAccessToken?api-version=2021-03-07 {"scopes":["chat","voip"],"expiresInMinutes":60}"""],
            runs[0].ApiCalls(new RunNames(users[0])));
    }

    [Fact]
    public async Task Nightly_clean_up_deletes_the_users_there_are_and_notes_those_that_fail_in_every_format()
    {
        var names = new List<string[]>();
        var runs = new List<BenchRun>();
        foreach (var format in SampleFlows.Formats)
        {
            string[] users = [await bench.CreateUserAsync(), await bench.CreateUserAsync()];
            Array.Sort(users, StringComparer.Ordinal); // So the flow sorts its outputs.
            var missing = users[0][..^12] + "0123456789ab";
            names.Add([.. users, missing]);
            runs.Add(await bench.RunAsync(
                SampleFlows.Read("nightly-clean-up", format),
                parameters: new ObjectValue(("usersToDelete", new ArrayValue([users[0], missing, users[1]])))));
        }

        AssertAlike(runs, i => new RunNames(names[i]));
        Assert.Equal(
            """Summary = {"deleted":["<user 1>","<user 2>"],"failed":[{"userId":"<user 3>","statusCode":404}]}""",
            runs[0].Outcome(new RunNames(names[0]))[^1]);
        Assert.Equal(
            [
                "POST /identities/<user 1>/:revokeAccessTokens?api-version=2021-03-07 ",
                "DELETE /identities/<user 1>?api-version=2021-03-07 ",
                "POST /identities/<user 2>/:revokeAccessTokens?api-version=2021-03-07 ",
                "DELETE /identities/<user 2>?api-version=2021-03-07 ",
                "POST /identities/<user 3>/:revokeAccessTokens?api-version=2021-03-07 ",
            ],
            runs[0].ApiCalls(new RunNames(names[0])));
    }

    [Fact]
    public async Task Teams_exchange_answers_a_living_token_in_every_format()
    {
        var runs = await RunInEveryFormatAsync("teams-exchange", await bench.TeamsRequestAsync());

        AssertAlike(runs, _ => new RunNames());
        foreach (var run in runs)
        {
            Assert.Equal(200, run.Result.Response!.Response.StatusCode);
            Assert.Equal("alive", await bench.Running.TokenStatusAsync(Text((ObjectValue)run.Result.Response!.Response.Body!, "token")));
        }
    }

    [Theory]
    [MemberData(nameof(SampleFlows.EachFormat), MemberType = typeof(SampleFlows))]
    public async Task A_create_is_named_by_its_run(string format)
    {
        var run = await bench.RunAsync(SampleFlows.Read("quickstart", format));

        var headers = run.To("Create_a_user").Single().Headers.ToDictionary(header => header.Key, header => header.Value);
        Assert.Equal(run.Result.Id, headers["Repeatability-Request-ID"]);
        Assert.Equal(bench.ApiKey, headers["Connection-String"]);
    }

    [Theory]
    [InlineData("quickstart", IssueToken)]
    [InlineData("token-for-my-app", IssueToken)]
    [InlineData("teams-exchange", "Exchange_a_Teams_user_token")]
    public async Task Leaves_no_token_in_history_and_recording(string flow, string tokenAction)
    {
        var body = flow == "teams-exchange" ? await bench.TeamsRequestAsync() : ObjectValue.Empty;
        foreach (var run in await RunInEveryFormatAsync(flow, body))
        {
            var token = TokenOf(run, tokenAction);
            string[] secrets = [token, bench.ApiKey, .. body["teamsToken"] is { } teams ? [teams.ToText()] : Array.Empty<string>()];
            var history = ValueJson.Write(RunHistory.Write(run.Result));
            var recording = ValueJson.Write(run.Mocks);

            Assert.All(secrets, secret => AssertNotIn(history, secret));
            Assert.All(secrets, secret => AssertNotIn(recording, secret));
            var shown = ValueJson.Write(RunHistory.Write(run.Result, showSecure: true));
            Assert.True(shown.Contains(token, StringComparison.Ordinal), "The token is not shown when asked for.");
            Assert.Contains(Secrets.Hidden, recording, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SampleFlows.PowerAutomate, "--connection", "shared_acscommunicationidentity")]
    [InlineData(SampleFlows.Consumption, "--connection", "acsidentity")]
    [InlineData(SampleFlows.Standard, "--setting", "AcsConnector_Connection")]
    public async Task Runs_from_the_command_line_against_an_api_that_is_there_already(string format, string option, string name)
    {
        var users = await bench.CountUsersAsync();
        string[] arguments =
        [
            "flow", "run", SampleFlows.FileOf("token-for-my-app", format),
            "--connector", $"{SourceTree.At("apiDefinition.swagger.json")}={bench.ApiAddress}", option, $"{name}={bench.ApiKey}",
            "--setting", $"AcsConnector_ApiUrl={bench.ApiAddress}",
        ];

        var (exitCode, output, errors) = await CommandLine.RunAsync(arguments);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("Response 200", output, StringComparison.Ordinal);
        Assert.DoesNotContain("were started", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(RunNames.Tokens, output);
        AssertNotIn(output, bench.ApiKey);
        Assert.Equal(users + 1, await bench.CountUsersAsync());
    }

    [Fact]
    public void A_renamed_operation_refuses_a_power_automate_flow_that_calls_it()
    {
        var swagger = Definition(text => text.Replace("\"IssueIdentityAccessToken\"", "\"IssueToken\"", StringComparison.Ordinal));

        var refused = Assert.Throws<FlowRefusedException>(
            () => bench.Load(SampleFlows.Read("quickstart", SampleFlows.PowerAutomate), swagger));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((IssueToken, "/properties/definition/actions/Issue_a_user_access_token"), (problem.Action, problem.Pointer));
        Assert.Contains("'IssueIdentityAccessToken'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_moved_path_refuses_a_consumption_flow_that_calls_it()
    {
        var swagger = Definition(text => text.Replace("/:revokeAccessTokens\"", "/:revokeTokens\"", StringComparison.Ordinal));

        var refused = Assert.Throws<FlowRefusedException>(
            () => bench.Load(SampleFlows.Read("quickstart", SampleFlows.Consumption), swagger));

        Assert.Equal("Revoke_user_access_tokens", Assert.Single(refused.Problems).Action);
    }

    [Theory]
    [InlineData("identityId")]
    [InlineData("body/scopes")]
    public async Task A_dropped_required_parameter_fails_the_action_before_anything_is_sent(string parameter)
    {
        using var folder = new TemporaryFolder();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(
            SampleFlows.FileOf("quickstart", SampleFlows.PowerAutomate), TestContext.Current.CancellationToken))!;
        Assert.True(json["properties"]!["definition"]!["actions"]![IssueToken]!["inputs"]!["parameters"]!.AsObject().Remove(parameter));
        var file = Path.Combine(folder.Path, "quickstart.json");
        await File.WriteAllTextAsync(file, json.ToJsonString(), TestContext.Current.CancellationToken);

        var run = await bench.RunAsync(FlowFile.Read(file).Single());

        Assert.Equal(ActionStatus.Failed, run.Result.Status);
        Assert.Equal((ActionStatus.Failed, "BadRequest"), (run[IssueToken].Record.Status, run[IssueToken].Record.Code));
        Assert.Contains($"requires the parameter '{parameter}'", run[IssueToken].Record.Error!.ToText(), StringComparison.Ordinal);
        Assert.Equal("Create_a_user", Assert.Single(run.Requests).Action);
    }

    [Theory]
    [InlineData("Create_a_user", 200)]
    [InlineData(IssueToken, 201)]
    [InlineData("Revoke_user_access_tokens", 202)]
    [InlineData("Delete_a_user", 200)]
    public async Task A_changed_status_code_of_the_api_is_noticed(string action, int statusCode)
    {
        var run = await bench.RunAsync(
            SampleFlows.Read("quickstart", SampleFlows.PowerAutomate),
            network: inner => new ChangedAnswers(inner, action, answer => answer with { StatusCode = statusCode }));

        Assert.Equal(ActionStatus.Succeeded, run.Result.Status);
        Assert.ThrowsAny<XunitException>(() => AssertQuickstart(run));
    }

    private static void AssertQuickstart(BenchRun run)
    {
        Assert.Equal(ActionStatus.Succeeded, run.Result.Status);
        Assert.Equal(
            [("Create_a_user", 201), (IssueToken, 200), ("Revoke_user_access_tokens", 204), ("Delete_a_user", 204)],
            run.Result.Actions.Select(action => (action.Record.Name, run.StatusCodeOf(action.Record.Name) ?? 0)));
    }

    private static void AssertAlike(List<BenchRun> runs, Func<int, RunNames> namesOf)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            // The calls come first: they meet the users in an order that every format has.
            var (first, names) = (namesOf(0), namesOf(i));
            Assert.Equal(ActionStatus.Succeeded, runs[i].Result.Status);
            Assert.Equal(runs[0].ApiCalls(first), runs[i].ApiCalls(names));
            Assert.Equal(runs[0].Outcome(first), runs[i].Outcome(names));
        }
    }

    private static void AssertNotIn(string text, string secret) =>
        Assert.False(text.Contains(secret, StringComparison.Ordinal), "A secret is shown.");

    private static string TokenOf(BenchRun run, string action)
    {
        var token = Text((ObjectValue)run[action].Record.Outputs!, "body", "token");
        Assert.True(RunNames.Tokens.IsMatch(token), "That is no token.");
        return token;
    }

    private static Connector Definition(Func<string, string> change)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "apiDefinition.swagger.json"));
        Assert.NotEqual(text, change(text));
        return Connector.Parse(ValueJson.Parse(change(text)), "apiDefinition.swagger.json");
    }

    private static string Text(ObjectValue json, params string[] path) => Find(json, path)!.ToText();

    private static Value? Find(ObjectValue json, params string[] path) =>
        path.Aggregate((Value?)json, (value, name) => (value as ObjectValue)?[name]);

    private async Task<List<BenchRun>> RunInEveryFormatAsync(string flow, Value? body = null)
    {
        var runs = new List<BenchRun>();
        foreach (var format in SampleFlows.Formats)
            runs.Add(await bench.RunAsync(SampleFlows.Read(flow, format), body));
        return runs;
    }
}
