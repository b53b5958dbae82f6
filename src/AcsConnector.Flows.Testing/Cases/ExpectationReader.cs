using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Testing.Reading;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Cases;

/// <summary>Reads what a case expects.</summary>
internal sealed class ExpectationReader(ShapeReader shape)
{
    private const string None = "none";

    private static readonly string[] Members =
        ["run", "runs", "error", "actions", "outputs", "requests", "iterations", "elapsed", "response"];

    private static readonly string[] OfError = ["code", "message"];
    private static readonly string[] OfRequest = ["method", "path", "query", "headers", "body"];
    private static readonly string[] OfResponse = ["statusCode", "headers", "body"];
    private static readonly string[] OfRun = [ActionStatus.Succeeded, ActionStatus.Failed, ActionStatus.Cancelled, RunResult.NotStarted];

    private static readonly string[] OfAction =
        [ActionStatus.Succeeded, ActionStatus.Failed, ActionStatus.Skipped, ActionStatus.TimedOut, ActionStatus.Cancelled];

    public FlowExpectation Read(Node node)
    {
        var map = shape.Map(node, "'expect'", Members);
        var error = shape.OptionalMap(map["error"], "error", OfError);
        if (map.Members.All(member => member.Content is MapNode { Members.Count: 0 }))
            shape.Mistakes.Add(node.Place, "A case has to expect something: its 'expect' is empty.");
        var counts = shape.Members(map["iterations"], "iterations").ToLookup(member => member.Content is LeafNode);
        return new FlowExpectation
        {
            Run = shape.Word(map["run"], "'run'", OfRun),
            Runs = (int?)shape.Number(map, "runs", from: 0),
            ErrorCode = shape.Text(error, "code"),
            ErrorMessage = shape.Text(error, "message"),
            Actions = [.. shape.Members(map["actions"], "actions").Select(ReadStatus)],
            Outputs = [.. shape.Members(map["outputs"], "outputs").Select(member => new Named<Value>(member.Name, member.Place, member.Content.ToValue()))],
            Requests = [.. shape.Members(map["requests"], "requests").Select(ReadRequests)],
            Iterations = [.. counts[false].Select(ReadIterations)],
            IterationCounts = [.. counts[true].Select(ReadCount)],
            Elapsed = shape.Duration(map, "elapsed"),
            Response = IsNone(map["response"]) || map["response"] is null ? null : (ObjectValue)shape.Map(map["response"]!, "'response'", OfResponse).ToValue(),
            HasNoResponse = IsNone(map["response"]),
        };
    }

    private static bool IsNone(Node? node) => node is LeafNode { Text: None };

    private Named<string> ReadStatus(Member member) =>
        new(member.Name, member.Place, shape.Word(member.Content, $"The status of '{member.Name}'", OfAction) ?? "");

    private Named<IReadOnlyList<RequestPattern>> ReadRequests(Member member)
    {
        if (!IsNone(member.Content) && member.Content is not ListNode { Items.Count: > 0 })
            shape.Mistakes.Add(member.Content.Place, $"The requests of '{member.Name}' are a list of them, or none.");
        return new(member.Name, member.Place, [.. (member.Content as ListNode)?.Items.Select(ReadRequest) ?? []]);
    }

    private RequestPattern ReadRequest(Node node)
    {
        var map = shape.Map(node, "A request", OfRequest);
        return new RequestPattern
        {
            Method = shape.Text(map, "method"),
            Path = shape.Text(map, "path"),
            Query = shape.Object(map, "query") ?? ObjectValue.Empty,
            Headers = shape.Object(map, "headers") ?? ObjectValue.Empty,
            Body = map["body"]?.ToValue(),
        };
    }

    private Named<IReadOnlyList<string>> ReadIterations(Member member)
    {
        var items = (member.Content as ListNode)?.Items;
        if (items is null)
            shape.Mistakes.Add(member.Content.Place, $"The iterations of '{member.Name}' are a list of statuses, or their number.");
        return new(member.Name, member.Place, [.. items?.Select(item => shape.Word(item, "A status", OfAction) ?? "") ?? []]);
    }

    private Named<int> ReadCount(Member member)
    {
        if (member.Content.ToValue() is IntegerValue { Content: >= 0 and <= int.MaxValue } number)
            return new(member.Name, member.Place, (int)number.Content);
        shape.Mistakes.Add(member.Content.Place, $"The iterations of '{member.Name}' are a list of statuses, or their number.");
        return new(member.Name, member.Place, 0);
    }
}
