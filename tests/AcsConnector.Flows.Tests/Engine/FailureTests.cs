using System.Text.Json.Nodes;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>Why an action failed stands in the history, whatever is hidden there, and no secret with it.</summary>
public sealed class FailureTests
{
    private const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

    [Theory]
    [InlineData("""{"error": {"code": "Denied", "message": "No."}}""", "Denied", "No.")]
    [InlineData("""{"Error": "Denied", "message": "No."}""", "Denied", "No.")]
    [InlineData("""{"error": "invalid_client", "error_description": "No."}""", "invalid_client", "No.")]
    [InlineData("""{"code": "Denied", "message": "No."}""", "Denied", "No.")]
    [InlineData("""{"title": "Denied", "status": 403, "detail": "No."}""", "Denied", "No.")]
    [InlineData("""{"statusCode": 403, "message": "No."}""", null, "No.")]
    public void Is_shown_of_a_response_with_secure_outputs(string body, string? code, string message)
    {
        var history = History(Call("Ask", secure: "outputs"), 403, body);

        Assert.Equal("(hidden: secure data)", history["actions"]!["Ask"]!["outputs"]!.GetValue<string>());
        var expected = new JsonObject { ["statusCode"] = 403, ["code"] = code, ["message"] = message };
        if (code is null)
            expected.Remove("code");
        AssertEqual(expected, history["actions"]!["Ask"]!["failure"]);
        expected.Insert(0, "name", "Ask");
        AssertEqual(expected, history["failedAction"]);
    }

    [Theory]
    [InlineData("\"The password is Tiger-1.\"")]
    [InlineData("""{"password": "Tiger-1"}""")]
    [InlineData("""[{"message": "Tiger-1"}]""")]
    public void Is_the_status_alone_where_a_secure_body_is_no_error(string body)
    {
        var history = History(Call("Ask", secure: "outputs"), 500, body);

        AssertEqual(new JsonObject { ["statusCode"] = 500 }, history["actions"]!["Ask"]!["failure"]);
        Assert.DoesNotContain("Tiger-1", history.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_no_token_that_the_message_quotes()
    {
        var history = History(Call("Ask", secure: "outputs"), 401, $$"""{"error": {"code": "Denied", "message": "The token {{Token}} is no good."} }""");

        Assert.Equal("The token (hidden: secure data) is no good.", history["failedAction"]!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false, "User (hidden: secure data) may not POST (hidden: secure data) with PIN (hidden: secure data).")]
    [InlineData(true, "User Ann may not POST Tiger-1-Tiger with PIN 1234.")]
    public void Shows_nothing_that_the_message_quotes_of_secure_inputs(bool showSecure, string message)
    {
        var trigger = Runs.Json("""{"user": "Ann", "pin": 1234, "password": "Tiger-1-Tiger"}""");

        var history = History(
            Call("Ask", secure: "inputs", body: "@triggerBody()"),
            403,
            """{"error": {"code": "Denied", "message": "User Ann may not POST Tiger-1-Tiger with PIN 1234."}}""",
            trigger,
            showSecure);

        Assert.Equal(message, history["failedAction"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public void Names_the_action_inside_a_block_and_not_one_whose_failure_is_handled()
    {
        var history = History(
            $$"""
            {{Call("Handled", secure: "outputs")}},
            "Scope": {"type": "Scope", "runAfter": {"Handled": ["Failed"]}, "actions": { {{Call("Inner", secure: "outputs")}},
                "After": {"type": "Compose", "runAfter": {"Inner": ["Succeeded"]}, "inputs": 1} } }
            """,
            404,
            "{}");

        Assert.Equal("Inner", history["failedAction"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void Names_the_action_of_the_pass_that_failed()
    {
        var history = History(
            $$"""
            "Each": {"type": "Foreach", "foreach": [1, 0], "actions": {
                "Divide": {"type": "Compose", "inputs": "@div(1, item())"},
                "After": {"type": "Compose", "runAfter": {"Divide": ["Succeeded"]}, "inputs": 1} } }
            """,
            200,
            "{}");

        Assert.Equal(("Divide", "InvalidTemplate"), (history["failedAction"]!["name"]!.GetValue<string>(), history["failedAction"]!["code"]!.GetValue<string>()));
        Assert.Null(history["failedAction"]!["statusCode"]);
    }

    [Fact]
    public void Names_the_Terminate_that_ended_the_run()
    {
        var history = History(
            """
            "Stop": {"type": "Terminate", "inputs": {"runStatus": "Failed", "runError": {"code": "NoUser", "message": "There is none."}} }
            """,
            200,
            "{}");

        Assert.Equal("Stop", history["failedAction"]!["name"]!.GetValue<string>());
        Assert.Equal("NoUser", history["error"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public void Is_nowhere_in_a_run_that_succeeded()
    {
        var history = History($$"""{{Call("Ask", secure: "outputs")}}, "Go_on": {"type": "Compose", "runAfter": {"Ask": ["Failed"]}, "inputs": 1}""", 404, "{}");

        Assert.Equal("Succeeded", history["status"]!.GetValue<string>());
        Assert.Null(history["failedAction"]);
        Assert.NotNull(history["actions"]!["Ask"]!["failure"]);
    }

    private static string Call(string name, string secure, string body = "x") => $$"""
        "{{name}}": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com", "body": "{{body}}", "retryPolicy": {"type": "none"} },
            "runtimeConfiguration": {"secureData": {"properties": ["{{secure}}"] } } }
        """;

    private static JsonNode History(string actions, int status, string body, Value? trigger = null, bool showSecure = false)
    {
        var answer = new FlowResponse(status, ObjectValue.Empty, ValueJson.Parse(body));
        var run = Runs.Run(Runs.Load(actions), new Requests((_, _) => Task.FromResult(answer)), trigger: trigger);
        return JsonNode.Parse(run.History(showSecure))!;
    }

    private static void AssertEqual(JsonNode expected, JsonNode? found) => Assert.True(JsonNode.DeepEquals(expected, found), $"{found}");
}
