namespace AcsConnector.Emulator.Tests.Control;

public class FaultsRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Operations =
        "CreateIdentity, IssueAccessToken, RevokeAccessTokens, DeleteIdentity, GetIdentity, ExchangeTeamsUserAccessToken, ExchangeTeamsExtensionAccessToken, "
        + "GetTeamsExtensionAssignment, UpsertTeamsExtensionAssignment, DeleteTeamsExtensionAssignment, "
        + "ExchangeEntraUserAccessToken, ListEntraAssignments, UpdateEntraAssignments, GetEntraAssignment, UpsertEntraAssignment, DeleteEntraAssignment";

    [Fact]
    public void The_package_names_the_same_operations() => Assert.Equal(Operations, string.Join(", ", Enum.GetNames<EmulatorOperation>()));

    [Fact]
    public async Task Lists_what_is_armed_and_how_often_it_is_still_to_be_met()
    {
        var emulator = await shared.FreshAsync();
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"operation":"createIdentity","status":503,"times":3,"retryAfter":1}""");
        var armed = await emulator.ControlAsync("POST", "/_emulator/faults", """{"latency":250,"reset":"AfterCommit"}""");
        await emulator.CreateAsync();

        var listed = await emulator.ControlAsync("GET", "/_emulator/faults");

        const string second = """{"operation":"*","times":1,"latency":250,"reset":"afterCommit"}""";
        Assert.Equal($$"""{"value":[{"operation":"CreateIdentity","status":503,"times":3,"retryAfter":1},{{second}}]}""", armed.Body);
        Assert.Equal($$"""{"value":[{"operation":"CreateIdentity","status":503,"times":2,"retryAfter":1},{{second}}]}""", listed.Body);
        Assert.Equal("application/json; charset=utf-8", listed["Content-Type"]);
    }

    [Fact]
    public async Task Clears()
    {
        var emulator = await shared.FreshAsync();
        await emulator.ControlAsync("POST", "/_emulator/faults", """{"status":503,"times":100}""");

        var cleared = await emulator.ControlAsync("DELETE", "/_emulator/faults");

        Assert.Equal((204, ""), (cleared.Status, cleared.Body));
        Assert.Equal("""{"value":[]}""", (await emulator.ControlAsync("GET", "/_emulator/faults")).Body);
        Assert.Equal(201, (await emulator.CreateAsync()).Status);
    }

    [Theory]
    [InlineData("""{"operation":"MakeCoffee","status":503}""", $"operation must be * or one of {Operations}.", "operation")]
    [InlineData("""{"status":200}""", "status must be from 400 to 599.", "status")]
    [InlineData("""{"status":399}""", "status must be from 400 to 599.", "status")]
    [InlineData("""{"status":600}""", "status must be from 400 to 599.", "status")]
    [InlineData("""{"status":503,"times":0}""", "times must be from 1 to 2147483647.", "times")]
    [InlineData("""{"status":503,"retryAfter":-1}""", "retryAfter must be from 0 to 3600.", "retryAfter")]
    [InlineData("""{"status":503,"retryAfter":3601}""", "retryAfter must be from 0 to 3600.", "retryAfter")]
    [InlineData("""{"latency":-1}""", "latency must be from 0 to 600000.", "latency")]
    [InlineData("""{"latency":600001}""", "latency must be from 0 to 600000.", "latency")]
    [InlineData("""{"status":503,"reset":"afterCommit"}""", "A fault has a status or a reset, not both: a dropped connection has no status.", "reset")]
    [InlineData("""{"operation":"*"}""", """A fault has a status, a latency or a reset, for example: {"operation":"CreateIdentity","status":503,"times":2,"retryAfter":1}""", "status")]
    [InlineData("""{"reset":"sometimes"}""", "reset must be beforeCommit or afterCommit.", "reset")]
    public async Task Answers_400_for_a_fault_it_cannot_make_and_arms_nothing(string fault, string message, string target)
    {
        var emulator = await shared.FreshAsync();

        (await emulator.ControlAsync("POST", "/_emulator/faults", fault)).AssertEarlyError(400, "ValidationError", message, target);

        Assert.Equal("""{"value":[]}""", (await emulator.ControlAsync("GET", "/_emulator/faults")).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"status":"503"}""")]
    public async Task Answers_400_for_another_body_and_shows_an_example(string body)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.ControlAsync("POST", "/_emulator/faults", body);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(
            "The request body is not what this route takes, for example: {\"operation\":", answer.ErrorMessage, StringComparison.Ordinal);
    }
}
