using System.Net;
using System.Text.Json.Nodes;
using AcsConnector.Flows;

namespace AcsConnector.Library.Tests;

public sealed class FlowTests
{
    private static readonly FlowOptions Connected = new() { Connectors = [FlowConnector.Load(Files.At("rows.swagger.json"))] };
    private static readonly Flow Onboarding = Flow.Load(Files.At("onboarding.json"), Connected);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_with_mocks_and_tells_what_came_of_each_action()
    {
        var run = await Onboarding.RunAsync(Given(), Token);

        Assert.Equal(FlowStatus.Succeeded, run.Status);
        Assert.Null(run.Error);
        Assert.StartsWith("Welcome, Ada, at ", (string?)run["compose_mail"].Outputs, StringComparison.Ordinal);
        Assert.Equal("Ada", (string?)run["Get_row"].Body?["name"]);
        Assert.Equal(FlowStatus.Skipped, run["Tell_admin"].Status);
        Assert.Equal([FlowStatus.Succeeded, FlowStatus.Succeeded], run["Send"].Iterations.Select(one => one.Status));
        Assert.Equal(2, run["Each"].IterationCount);
        Assert.Equal((201, 2, "Ada"), (run.Response?.StatusCode, (int?)run.Response?.Body?["sent"], run.Response?.Headers["X-Name"]));
        Assert.Equal("Succeeded", run.ToString());
    }

    [Fact]
    public async Task Requests_are_kept_as_the_connector_binds_them()
    {
        var run = await Onboarding.RunAsync(Given(), Token);

        var row = Assert.Single(run.RequestsOf("get_row"));
        Assert.Equal(("GET", "/v1/rows/7"), (row.Method, row.Path));
        Assert.Equal(["Get_row", "Send", "Send"], run.Requests.Select(request => request.Action));
        Assert.Equal("bob", (string?)run.RequestsOf("Send")[1].Body?["to"]);
        Assert.Equal("bob", (string?)run.RequestsOf("Send")[1].Item);
    }

    [Fact]
    public async Task Waits_take_no_time_and_move_the_clock_of_the_run()
    {
        var run = await Onboarding.RunAsync(Given(), Token);

        Assert.True(run.Elapsed >= TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Random_numbers_and_ids_come_from_where_they_are_given()
    {
        var ids = 0;
        var given = Given() with { Random = new Random(1), NewGuid = () => new Guid(++ids, 0, 0, new byte[8]) };
        var expected = new Random(1);

        var run = await Onboarding.RunAsync(given, Token);

        Assert.Equal(
            [$"{expected.NextInt64(0, 1000)}", $"{expected.NextInt64(0, 1000)}"],
            run.RequestsOf("Send").Select(request => request.Query.Single(field => field.Key == "ticket").Value));
        Assert.Equal("00000002-0000-0000-0000-000000000000", run.RequestsOf("Send")[1].Headers["X-Id"]);
    }

    [Fact]
    public async Task A_mock_may_be_made_of_the_request()
    {
        var given = Given();
        given.Mocks.Add("Send", request => new MockResponse((string?)request.Body?["to"] == "bob" ? 400 : 202, new JsonObject { ["message"] = "No mail for him." }));
        given.Mocks.Add("Tell_admin", 200);

        var run = await Onboarding.RunAsync(given, Token);

        Assert.Equal([FlowStatus.Succeeded, FlowStatus.Failed], run["Send"].Iterations.Select(one => one.Status));
        Assert.Equal((400, "No mail for him."), (run.FailedAction?.Error?.StatusCode, run.FailedAction?.Error?.Message));
        Assert.Equal("Failed: Send: Failed, 400: No mail for him.", run.ToString());
        Assert.Single(run.RequestsOf("Tell_admin"));
    }

    [Fact]
    public async Task An_exception_of_a_mock_leaves_the_run()
    {
        var given = Given();
        given.Mocks.Add("Send", _ => throw new NotSupportedException("An assertion's."));

        Assert.Equal("An assertion's.", (await Assert.ThrowsAsync<NotSupportedException>(() => Onboarding.RunAsync(given, Token))).Message);
    }

    [Fact]
    public async Task Mocks_are_given_in_their_order_with_headers_delays_and_lost_connections_and_each_run_begins_anew()
    {
        var given = Given();
        given.Mocks.Add("Send", new MockResponse(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }, MockResponse.None(), new MockResponse(202) { Delay = TimeSpan.FromMinutes(1) });
        var once = given with { Trigger = new JsonObject { ["id"] = 7, ["to"] = new JsonArray("ann") }, Clock = new Still() };

        for (var i = 0; i < 2; i++)
        {
            var run = await Onboarding.RunAsync(once, Token);
            Assert.Equal((FlowStatus.Succeeded, 2), (run.Status, run["Send"].Iterations[0].RetryCount));
            Assert.Equal(new TimeSpan(1, 1, 22), run.Elapsed);
        }
    }

    [Fact]
    public async Task Without_a_client_what_has_no_mock_fails_by_name_when_it_is_reached()
    {
        var flow = Flow.Load(Files.At("onboarding.json"));

        var run = await flow.RunAsync(Given() with { Mocks = new FlowMocks { { "Get_row", 200, new JsonObject { ["name"] = "Ada" } } } }, Token);

        Assert.Contains("There is no response for 'Send' in the mocks.", run["Send"].Iterations[0].Error?.Message, StringComparison.Ordinal);
        Assert.Contains("There is no response for 'Tell_admin' in the mocks.", run["Tell_admin"].Error?.Message, StringComparison.Ordinal);
        var nothing = await flow.RunAsync(Given() with { Mocks = [] }, Token);
        Assert.Contains("There is no response for 'Get_row' in the mocks.", nothing["Get_row"].Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_called_runs_too()
    {
        var child = Files.Load("""{"Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200, "body": "@triggerBody()"}}}""");
        var flow = Files.Load(
            """{"Call": {"type": "Workflow", "inputs": {"host": {"workflow": {"id": "flow"}}, "body": "@triggerBody()"}}}""",
            options: new FlowOptions { ChildFlows = [child] });

        var run = await flow.RunAsync(new() { Trigger = JsonValue.Create("hello") }, Token);

        Assert.Equal("hello", (string?)run["Call"].Body);
    }

    [Fact]
    public async Task A_flow_of_the_same_folder_that_is_called_needs_not_be_given()
    {
        var flow = Files.LoadFromSolution("Parent", new()
        {
            ["Parent"] = """
                "Call": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "child"}}}
                """,
            ["Child"] = """
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://example.com"}},
                "Answer": {"type": "Response", "kind": "Http", "runAfter": {"Ask": ["Succeeded"]}, "inputs": {"statusCode": 200, "body": "@body('Ask')"}}
                """,
        });

        var run = await flow.RunAsync(new() { Mocks = new FlowMocks { { "Ask", 200, JsonValue.Create("hello") } } }, Token);

        Assert.Equal("hello", (string?)run["Call"].Body);
        Assert.Equal(FlowStatus.Failed, (await flow.RunAsync(cancellationToken: Token)).Status);
    }

    [Fact]
    public async Task With_a_client_what_has_no_mock_is_sent()
    {
        using var handler = new Answering();
        using var client = new HttpClient(handler);
        var given = Given() with { Mocks = [], HttpClient = client };
        var flow = Flow.Load(Files.At("onboarding.json"), new FlowOptions
        {
            Connectors = [FlowConnector.Load(Files.At("rows.swagger.json")) with { Address = new Uri("http://localhost:5000"), ConnectionValue = "a-key" }],
        });

        var run = await flow.RunAsync(given, Token);

        Assert.Equal(FlowStatus.Succeeded, run.Status);
        Assert.Equal(["http://localhost:5000/v1/rows/7 a-key", "https://mail.contoso.com/mails ", "https://mail.contoso.com/mails "], handler.Seen);
    }

    [Fact]
    public async Task Parameters_come_before_those_of_the_file()
    {
        var run = await Onboarding.RunAsync(Given() with { Parameters = new JsonObject { ["mailbox"] = "https://post.contoso.com" } }, Token);

        Assert.All(run.RequestsOf("Send"), request => Assert.StartsWith("https://post.contoso.com/", request.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mock_for_an_action_that_the_flow_does_not_have_is_refused()
    {
        var given = Given();
        given.Mocks.Add("Get_rwo", 200);

        var refused = await Assert.ThrowsAsync<MocksException>(() => Onboarding.RunAsync(given, Token));
        Assert.Contains("Did you mean 'Get_row'?", refused.Message, StringComparison.Ordinal);
        Assert.IsType<FlowException>(refused, exactMatch: false);
    }

    [Fact]
    public async Task An_action_that_is_not_there_is_told_with_what_may_be_meant()
    {
        var run = await Onboarding.RunAsync(Given(), Token);

        Assert.Contains("Did you mean 'Send'?", Assert.Throws<KeyNotFoundException>(() => run["Sned"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_client_an_action_of_a_connector_that_is_not_given_is_refused()
    {
        using var client = new HttpClient();
        var flow = Flow.Load(Files.At("onboarding.json"));

        var refused = await Assert.ThrowsAsync<FlowRefusedException>(() => flow.RunAsync(Given() with { Mocks = [], HttpClient = client }, Token));
        Assert.Equal("Get_row", Assert.Single(refused.Problems).Action);
        Assert.DoesNotContain("--", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_with_mistakes_is_refused_when_it_is_loaded()
    {
        var refused = Assert.Throws<FlowRefusedException>(() => Files.Load("""{"A": {"type": "Compose", "inputs": "@concat(1"}}"""));

        Assert.Equal(("A", "/actions/A/inputs"), (refused.Problems[0].Action, refused.Problems[0].Pointer));
    }

    [Fact]
    public async Task The_token_ends_the_run()
    {
        using var source = new CancellationTokenSource();
        var given = Given();
        given.Mocks.Add("Get_row", async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return new MockResponse();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Onboarding.RunAsync(given, source.Token));
    }

    [Fact]
    public async Task A_limit_ends_the_run()
    {
        var run = await Onboarding.RunAsync(Given() with { Limits = FlowLimits.Default with { MaxActionRuns = 2 } }, Token);

        Assert.Equal((FlowStatus.Failed, "RunLimitExceeded"), (run.Status, run.Error?.Code));
    }

    [Fact]
    public async Task The_history_hides_what_the_values_show()
    {
        var flow = Files.Load("""{"A": {"type": "Compose", "inputs": "@triggerBody()"}}""");

        var run = await flow.RunAsync(new FlowRunOptions { Trigger = new JsonObject { ["password"] = "a-canary-of-a-secret" } }, Token);

        Assert.Equal("a-canary-of-a-secret", (string?)run["A"].Outputs?["password"]);
        Assert.DoesNotContain("a-canary-of-a-secret", run.ToHistory().ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("a-canary-of-a-secret", run.ToHistory(showSecure: true).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_split_starts_a_run_for_each_item()
    {
        var flow = Files.Load("""{"A": {"type": "Compose", "inputs": "@triggerBody()"}}""", """ "splitOn": "@triggerBody()", """);
        var given = new FlowRunOptions { Trigger = new JsonArray(1, 2) };

        Assert.Equal(["1", "2"], (await flow.RunAllAsync(given, Token)).Select(run => run["A"].Outputs?.ToJsonString()));
        Assert.Contains("RunAllAsync", (await Assert.ThrowsAsync<InvalidOperationException>(() => flow.RunAsync(given, Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_and_types_of_actions_of_ones_own_run_as_the_services_do()
    {
        var options = new FlowOptions
        {
            Functions =
            [
                new FlowFunction("shout", arguments => (string?)arguments[0] is { Length: > 0 } text ? text.ToUpperInvariant() + "!" : throw new FlowActionException("Empty", "There is nothing to shout."))
                {
                    MinArguments = 1,
                    MaxArguments = 1,
                },
            ],
            ActionTypes =
            [
                new FlowActionType("Park", (call, _) => (string?)call.Inputs?["car"] == "red"
                    ? Task.FromResult<JsonNode?>(new JsonObject { ["body"] = new JsonObject { ["place"] = 7 } })
                    : throw new FlowActionException("Full", $"{call.Action} found no place.")),
            ],
        };
        var flow = Files.Load(
            """
            {
              "Shout": {"type": "Compose", "inputs": "@shout(triggerBody())"},
              "Park": {"type": "Park", "inputs": {"car": "@{toLower(outputs('Shout'))}"}, "runAfter": {"Shout": ["Succeeded"]}},
              "Place": {"type": "Compose", "inputs": "@body('Park')['place']", "runAfter": {"Park": ["Succeeded"]}}
            }
            """,
            options: options);

        var (silent, red) = (await flow.RunAsync(new() { Trigger = JsonValue.Create("") }, Token), await flow.RunAsync(new() { Trigger = JsonValue.Create("red") }, Token));
        Assert.Contains("There is nothing to shout.", silent["Shout"].Error?.Message, StringComparison.Ordinal);
        Assert.Equal(("Full", "Park found no place."), (red["Park"].Error?.Code, red["Park"].Error?.Message));
    }

    [Fact]
    public async Task Numbers_are_what_they_are_in_JSON()
    {
        var flow = Files.Load("""{"A": {"type": "Compose", "inputs": "@triggerBody()"}}""");
        const string Body = """{"whole":5,"half":0.5,"whole as a fraction":5.0,"large":12345678901,"text":"5","nothing":null,"deep":[[[{}]]]}""";

        var run = await flow.RunAsync(new() { Trigger = JsonNode.Parse(Body) }, Token);

        Assert.Equal(Body, run["A"].Outputs?.ToJsonString());
        Assert.Equal(5, run["A"].Outputs!["whole"]!.GetValue<int>());
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_share_their_mocks()
    {
        var given = Given();
        given.Mocks.Add("Send", new MockResponse(202), new MockResponse(400));
        given.Mocks.Add("Tell_admin", 200);

        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Onboarding.RunAsync(given, Token)));

        Assert.All(runs, run => Assert.Equal([FlowStatus.Succeeded, FlowStatus.Failed], run["Send"].Iterations.Select(one => one.Status)));
    }

    [Fact]
    public async Task A_flow_takes_other_mocks_each_time()
    {
        var flow = Flow.Load(Files.At("onboarding.json"), Connected);
        var given = Given();
        await flow.RunAsync(given, Token);
        given.Mocks.Add("Tell_admin", 200);
        given.Mocks.Add("Send", 400);

        Assert.Equal(FlowStatus.Succeeded, (await flow.RunAsync(given, Token))["Tell_admin"].Status);
        Assert.Equal(FlowStatus.Skipped, (await flow.RunAsync(Given(), Token))["Tell_admin"].Status);
        await Assert.ThrowsAsync<MocksException>(() => flow.RunAsync(Given() with { Mocks = ["Nobody"] }, Token));
    }

    private static FlowRunOptions Given() => new()
    {
        Trigger = new JsonObject { ["id"] = 7, ["to"] = new JsonArray("ann", "bob") },
        Mocks = { { "Get_row", 200, new JsonObject { ["name"] = "Ada" } }, { "Send", 202 } },
    };

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero);
    }

    private sealed class Answering : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} {(request.Headers.TryGetValues("X-Key", out var keys) ? keys.Single() : "")}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"name":"Ada"}""", System.Text.Encoding.UTF8, "application/json"),
            });
        }
    }
}
