using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Mocking;
using AcsConnector.Flows.Tests.Engine;
using AcsConnector.Flows.Transport;

namespace AcsConnector.Flows.Tests.Mocking;

/// <summary>A mock stands for an action of the flow that asks somebody else, or it is a mistake.</summary>
public sealed class MockChecksTests
{
    private const string Actions = """
        "Ask": {"type": "Http", "inputs": {}}, "Ask_twice": {"type": "ServiceProvider"}, "Make": {"type": "Compose", "inputs": 1},
        "Think": {"type": "Agent", "tools": {"Look": {"actions": {"Look_up": {"type": "Http", "inputs": {}} } } } }
        """;

    [Theory]
    [InlineData("Asc", "The mocks name the action 'Asc', which the flow 'flow' does not have. Did you mean 'Ask'?")]
    [InlineData("Ask twice", "The mocks name the action 'Ask twice', which the flow 'flow' does not have. Did you mean 'Ask_twice'?")]
    [InlineData("Nothing_like_it", "The mocks name the action 'Nothing_like_it', which the flow 'flow' does not have.")]
    [InlineData("Make", "The mocks name the action 'Make', which cannot be mocked: what an action of type 'Compose' does is done here.")]
    [InlineData("Look_up", "The mocks name the action 'Look_up', which never runs here: it is a tool of 'Think', whose own response is in the mocks.")]
    public void A_mock_of_nothing_is_a_mistake(string name, string message) => Assert.Equal(message, Assert.Throws<MocksException>(() => Check(name)).Message);

    [Theory]
    [InlineData("ASK")]
    [InlineData("Ask_twice")]
    [InlineData("Think")]
    [InlineData("Inner")]
    public void A_mock_of_what_asks_somebody_else_is_none(string name) => Check(name);

    private static void Check(string name) => MockChecks.Check(
        Runs.Json($$"""{"{{name}}": []}"""),
        Runs.Definition(Actions),
        new FlowEnvironment { ChildFlows = [Runs.Definition("\"Inner\": {\"type\": \"Http\", \"inputs\": {}}")] });
}
