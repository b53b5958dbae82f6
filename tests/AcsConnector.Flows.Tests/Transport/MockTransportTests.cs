using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Transport;

/// <summary>Mocks are read strictly: what would stand for nothing is a mistake.</summary>
public sealed class MockTransportTests
{
    [Theory]
    [InlineData("[]", "Mocks are an object: the name of an action and its responses each.")]
    [InlineData("""{"A": 5}""", "The mocks of 'A' are an array of responses.")]
    [InlineData("""{"A": ["x"]}""", "A mock of 'A' is not an object with statusCode, headers and body.")]
    [InlineData("""{"A": [{"statuscod": 201}]}""", "A mock of 'A' has a member 'statuscod' that is not known. Did you mean 'statusCode'?")]
    [InlineData("""{"A": [{"ok": true}]}""", "A mock of 'A' has a member 'ok' that is not known. It may have statusCode, headers, body, status, code, outputs, error, noResponse, delay, times, when.")]
    [InlineData("""{"A": [{"statusCode": 999}]}""", "A mock of 'A' has the statusCode 999: it is a number from 100 to 599.")]
    [InlineData("""{"A": [{"statusCode": "200"}]}""", "A mock of 'A' has the statusCode 200: it is a number from 100 to 599.")]
    [InlineData("""{"A": [{"headers": []}]}""", "A mock of 'A' has headers that are no object.")]
    [InlineData("""{"A": [{"status": "Faild"}]}""", "A mock of 'A' has the status 'Faild': it is Succeeded, Failed, TimedOut, Skipped, Cancelled. Did you mean 'Failed'?")]
    [InlineData("""{"A": [{"status": "Failed", "body": 1}]}""", "A mock of 'A' has 'body' beside 'status': it is either a response (statusCode, headers, body) or a result (status, code, outputs, error).")]
    [InlineData("""{"A": [{"noResponse": true, "statusCode": 500}]}""", "A mock of 'A' has 'statusCode' beside 'noResponse': ")]
    [InlineData("""{"A": [{"delay": 5}]}""", "A mock of 'A' has the delay '5': it is a duration such as PT2S or PT1H.")]
    [InlineData("""{"A": [{"delay": "2 minutes"}]}""", "A mock of 'A' has the delay '2 minutes': ")]
    [InlineData("""{"A": [{"times": 0}]}""", "A mock of 'A' has the times '0': it is a number from 1.")]
    [InlineData("""{"A": [{"when": "x"}]}""", "A mock of 'A' has a 'when' that is no object with method, path, query, header, body and item.")]
    [InlineData("""{"A": [{"when": {"url": "/x"}}]}""", "A mock of 'A' has a member 'url' in 'when' that is not known. It may have method, path, query, header, body, item.")]
    [InlineData("""{"A": [{"when": {"query": "a=1"}}]}""", "A mock of 'A' has a 'query' in 'when' that is no object of names and texts.")]
    public void A_mistake_is_named_with_its_action(string mocks, string message) => Assert.StartsWith(
        message, Assert.Throws<MocksException>(() => new MockTransport(ValueJson.Parse(mocks), null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://a.example/rows/7", "/rows/7", true)]
    [InlineData("https://a.example/v2/rows/7?x=/rows/8", "/rows/7", true)]
    [InlineData("https://a.example/v2/rows/71", "/rows/7", false)]
    [InlineData("https://a.example/narrows/7", "/rows/7", false)]
    [InlineData("https://a.example/Rows/7", "/rows/7", true)]
    [InlineData("https://a.example/rows/a%20b", "/rows/a b", true)]
    [InlineData("https://a.example/rows/a%20b", "/rows/a%20b", true)]
    [InlineData("https://a.example/rows/7/cells", "/rows/*/cells", true)]
    [InlineData("https://a.example/rows/7", "/rows/?", false)]
    [InlineData("https://a.example/x.(1)[2]", "/x.(1)[2]", true)]
    [InlineData("connection:/datasets/default/rows", "/rows", true)]
    [InlineData("operation:GetItem", "GetItem", true)]
    public async Task A_path_is_met_from_a_slash_to_its_end(string uri, string path, bool isMet)
    {
        var mocks = new ObjectValue(("A", new ArrayValue([
            new ObjectValue(("when", new ObjectValue(("path", path))), ("body", true)), new ObjectValue(("body", false))])));

        var response = await new MockTransport(mocks, null).SendAsync(
            new FlowRequest("A", "GET", uri, [], null), TestContext.Current.CancellationToken);

        Assert.Equal(isMet, response.Body);
    }
}
