using System.Xml;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Transport;

/// <summary>Reads the mocks of one action. What it does not know is a mistake: a mock with a misspelled member would stand for nothing.</summary>
internal sealed class MockReader(string action)
{
    private const string Delay = "delay", Times = "times", When = "when", NoResponse = "noResponse";

    private static readonly string[] Common = [Delay, Times, When];
    private static readonly string[] OfResponse = ["statusCode", "headers", "body"];
    private static readonly string[] OfResult = ["status", "code", "outputs", "error"];

    /// <summary>The former name of noResponse.</summary>
    private static readonly string[] OfNoResponse = [NoResponse, "noAnswer"];

    private static readonly string[] Members = [.. OfResponse, .. OfResult, .. OfNoResponse, .. Common];

    private static readonly string[] Statuses = ["Succeeded", "Failed", "TimedOut", "Skipped", "Cancelled"];

    /// <exception cref="MocksException">They are not of the shape that <see cref="MockTransport"/> describes.</exception>
    public IReadOnlyList<Mock> ReadAll(Value json) => json switch
    {
        ArrayValue list => [.. list.Items.Select(ReadOne)],
        ObjectValue => [ReadOne(json)],
        _ => throw new MocksException($"The mocks of '{action}' are an array of responses."),
    };

    private Mock ReadOne(Value json)
    {
        if (json is not ObjectValue mock)
            throw Wrong("is not an object with statusCode, headers and body");
        Check(mock, Members, "");
        var isResult = OfResult.Any(name => mock[name] is not null);
        var isNoResponse = OfNoResponse.Any(name => mock[name] is BooleanValue { Content: true });
        if ((isResult || isNoResponse) && OfResponse.FirstOrDefault(name => mock[name] is not null) is { } mixed)
            throw Wrong($"has '{mixed}' beside '{OfResult.Concat(OfNoResponse).First(name => mock[name] is not null)}': it is either a response (statusCode, headers, body) or a result (status, code, outputs, error)");
        return new Mock
        {
            Response = isNoResponse ? null : isResult ? ReadResult(mock) : ReadResponse(mock),
            Delay = ReadDelay(mock[Delay]),
            Times = ReadTimes(mock[Times]),
            When = ReadCondition(mock[When]),
        };
    }

    private FlowResponse ReadResponse(ObjectValue mock)
    {
        var status = mock["statusCode"] switch
        {
            null => 200,
            IntegerValue { Content: >= 100 and <= 599 } code => (int)code.Content,
            var other => throw Wrong($"has the statusCode {other}: it is a number from 100 to 599"),
        };
        return mock["headers"] is null or ObjectValue
            ? new FlowResponse(status, mock["headers"].AsObject(), mock["body"])
            : throw Wrong("has headers that are no object");
    }

    private FlowResponse ReadResult(ObjectValue mock)
    {
        if (mock["status"] is { } status && !Statuses.Contains(status.ToText(), StringComparer.OrdinalIgnoreCase))
            throw Wrong($"has the status '{status}': it is {string.Join(", ", Statuses)}.{Spelling.Hint(status.ToText(), Statuses)}", end: "");
        var result = OfResult.Where(name => mock[name] is not null).Select(name => (name, mock[name]!)).ToArray();
        return new FlowResponse(200, ObjectValue.Empty, null) { Result = new ObjectValue(result) };
    }

    private TimeSpan ReadDelay(Value? delay)
    {
        try
        {
            if (delay is null)
                return TimeSpan.Zero;
            if (delay is StringValue { Content: var text } && XmlConvert.ToTimeSpan(text) is var duration && duration >= TimeSpan.Zero)
                return duration;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // Said below.
        }

        throw Wrong($"has the delay '{delay}': it is a duration such as PT2S or PT1H");
    }

    private int? ReadTimes(Value? times) => times switch
    {
        null => null,
        IntegerValue { Content: >= 1 and <= int.MaxValue } number => (int)number.Content,
        _ => throw Wrong($"has the times '{times}': it is a number from 1"),
    };

    private MockCondition? ReadCondition(Value? json)
    {
        if (json is null)
            return null;
        if (json is not ObjectValue when)
            throw Wrong("has a 'when' that is no object with method, path, query, header, body and item");
        Check(when, ["method", "path", "query", "header", "body", "item"], " in 'when'");
        return new MockCondition
        {
            Method = when["method"]?.ToText(),
            Path = when["path"]?.ToText(),
            Query = ReadPairs(when, "query"),
            Header = ReadPairs(when, "header"),
            Body = when["body"],
            Item = when["item"],
        };
    }

    private ObjectValue ReadPairs(ObjectValue when, string name) => when[name] switch
    {
        null => ObjectValue.Empty,
        ObjectValue pairs => pairs,
        _ => throw Wrong($"has a '{name}' in 'when' that is no object of names and texts"),
    };

    private void Check(ObjectValue json, string[] known, string place)
    {
        if (json.Names.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw Wrong($"has a member '{unknown}'{place} that is not known.{Hint(unknown, known)}", end: "");
    }

    private static string Hint(string unknown, string[] known) => Spelling.Hint(unknown, known) is { Length: > 0 } hint
        ? hint
        : $" It may have {string.Join(", ", known.Where(name => name != "noAnswer"))}.";

    private MocksException Wrong(string what, string end = ".") => new($"A mock of '{action}' {what}{end}");
}
