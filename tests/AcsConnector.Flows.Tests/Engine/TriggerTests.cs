using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>What starts runs: one for each item of <c>splitOn</c>, and the request as a file has it.</summary>
public sealed class TriggerTests
{
    private const string Body = """{"value": [{"id": 1}, {"id": 2}, {"id": 3}]}""";

    [Theory]
    [InlineData("@triggerBody()?['value']")]
    [InlineData("@triggerOutputs()?['body/value']")]
    public void A_list_starts_a_run_for_each_item(string splitOn)
    {
        Assert.Equal(["""{"id":1}""", """{"id":2}""", """{"id":3}"""], Bodies(splitOn, Body));
        Assert.Equal(["2"], Bodies("@triggerBody()", "[2]"));
        Assert.Empty(Bodies("@triggerBody()", "[]"));
    }

    [Theory]
    [InlineData("@triggerBody()?['value']")]
    [InlineData("@triggerBody()['value']")]
    public void A_body_without_the_list_is_one_item(string splitOn) => Assert.Equal(["""{"id":1}"""], Bodies(splitOn, """{"id": 1}"""));

    [Fact]
    public void Headers_come_to_each_run_and_conditions_are_asked_for_each()
    {
        var flow = Load("""{"type": "Request", "splitOn": "@triggerBody()", "conditions": [{"expression": "@greater(triggerBody(), 1)"}]}""");
        var trigger = TriggerInput.Read(Runs.Json("""{"$trigger": {"headers": {"x": "y"}, "body": [1, 2]}}"""));

        var runs = flow.Split(Options(trigger)).Select(one => flow.Run(Options(one), TestContext.Current.CancellationToken)).ToList();

        Assert.Equal(["NotStarted", "Succeeded"], runs.Select(run => run.Status));
        Assert.Contains("\"headers\":{\"x\":\"y\"", runs[1].Trigger.Record.Outputs!.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@triggerOutputs()['windowStartTime']", "2026-01-01T00:00:00Z")]
    [InlineData("@trigger()['inputs']['path']", "/tables/1")]
    [InlineData("@triggerBody()", "2")]
    [InlineData("@triggerOutputs()['headers']['x']", "y")]
    public void The_outputs_and_inputs_of_any_trigger_are_what_was_given(string expression, string value)
    {
        var trigger = TriggerInput.Read(Runs.Json("""
            {"$trigger": {"inputs": {"path": "/tables/1"}, "outputs": {"windowStartTime": "2026-01-01T00:00:00Z", "headers": {"x": "y"}, "body": [2]}}}
            """));
        var flow = Load("""{"type": "SlidingWindow", "splitOn": "@triggerBody()"}""", expression);

        var run = flow.Run(Options(flow.Split(Options(trigger))[0]), TestContext.Current.CancellationToken);

        Assert.Equal((ActionStatus.Succeeded, value), (run.Status, run.Actions[0].Record.Outputs!.ToText()));
    }

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"$trigger":{"body":{"$trigger":1}}}""")]
    [InlineData("""{"$trigger":{"method":"PUT","headers":{"x":"y"},"queries":{"q":"1"},"relativePathParameters":{"id":"7"},"body":2,"inputs":{"path":"/"}}}""")]
    [InlineData("""{"$trigger":{"outputs":{"headers":{"x":"y"},"body":1,"sequenceNumber":0},"inputs":{"path":"/"}}}""")]
    public void What_is_written_is_read_again(string json) =>
        Assert.Equal(Runs.Json(json), TriggerInput.Read(Runs.Json(json)).ToJson());

    [Theory]
    [InlineData("""{"$trigger": 1}""", "is an object of method, headers, queries, relativePathParameters, body, outputs, inputs")]
    [InlineData("""{"$trigger": {"header": {}}}""", "has no \"header\"")]
    [InlineData("""{"$trigger": {}, "body": 1}""", "Beside \"$trigger\" nothing else is read")]
    [InlineData("""{"$trigger": {"queries": []}}""", "\"queries\"")]
    [InlineData("""{"$trigger": {"method": 1}}""", "\"method\"")]
    [InlineData("""{"$trigger": {"outputs": 1}}""", "The \"outputs\" of \"$trigger\" are an object")]
    [InlineData("""{"$trigger": {"outputs": {"headers": 1}}}""", "The \"headers\" of")]
    [InlineData("""{"$trigger": {"outputs": {}, "body": 1}}""", "\"body\" stands in them")]
    public void A_request_of_another_shape_is_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<ValueJsonException>(() => TriggerInput.Read(Runs.Json(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Conditions_that_cannot_be_read_refuse_the_flow()
    {
        var refused = Assert.Throws<FlowRefusedException>(() => Load("""{"type": "Request", "conditions": [{"expression": "@equals(1"}]}"""));

        Assert.Equal("/triggers/manual/conditions/0/expression", Assert.Single(refused.Problems).Pointer);
    }

    private static IEnumerable<string> Bodies(string splitOn, string body)
    {
        var flow = Load(ValueJson.Write(new ObjectValue(("type", "Request"), ("splitOn", splitOn))));
        return flow.Split(Options(TriggerInput.Of(ValueJson.Parse(body)))).Select(input => input.Body!.ToText());
    }

    private static RunnableFlow Load(string trigger, string expression = "") =>
        RunnableFlow.Load(Runs.Definition(Runs.Json($$"""{"triggers": {"manual": {{trigger}} }, "actions": {"A": {"type": "Compose", "inputs": "{{expression}}"} } }""")), FlowEnvironment.Empty);

    private static RunOptions Options(TriggerInput trigger) => new() { Transport = new Requests(), Time = new VirtualTime(new FixedTime()), Trigger = trigger };
}
