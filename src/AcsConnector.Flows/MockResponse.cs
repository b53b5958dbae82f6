using System.Text.Json.Nodes;
using System.Xml;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>What an action gets in the place of a response, or of a result.</summary>
public sealed record MockResponse
{
    private readonly ObjectValue _result = ObjectValue.Empty;

    /// <param name="statusCode">The HTTP status: from 400 on the action fails.</param>
    /// <param name="body">The body; null for none.</param>
    public MockResponse(int statusCode = 200, JsonNode? body = null)
    {
        StatusCode = statusCode;
        Body = body;
    }

    private MockResponse(ObjectValue result)
    {
        _result = result;
        StatusCode = 200;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The body; null for none.</summary>
    public JsonNode? Body { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it takes to come, by the clock of the run.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>No response: the connection is lost.</summary>
    public static MockResponse None() => new(new ObjectValue(("noResponse", true)));

    /// <summary>The result of an action that no HTTP response stands for: it ended so, with these outputs.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="outputs">Its outputs; null for none.</param>
    /// <param name="error">Why it did not succeed; null for no reason.</param>
    public static MockResponse Result(FlowStatus status, JsonNode? outputs = null, FlowError? error = null)
    {
        var result = new ObjectValue(("status", status.ToString()));
        if (outputs is not null)
            result = result.With("outputs", JsonBridge.ToValue(outputs));
        if (error?.Code is { } code)
            result = result.With("code", code).With("error", new ObjectValue(("code", code), ("message", error.Message)));
        return new MockResponse(result);
    }

    /// <summary>As a file of mocks has it.</summary>
    internal ObjectValue ToValue()
    {
        var mock = _result.Count > 0 ? _result : ToResponse();
        return Delay > TimeSpan.Zero ? mock.With("delay", XmlConvert.ToString(Delay)) : mock;
    }

    /// <exception cref="NoResponseException">It is none.</exception>
    internal FlowResponse Give(string action) => new MockReader(action).ReadAll(ToValue())[0] switch
    {
        { Response: { } response } mock => response with { Delay = mock.Delay },
        var mock => throw new NoResponseException("The connection was lost before the response.") { Delay = mock.Delay },
    };

    private ObjectValue ToResponse()
    {
        var response = new ObjectValue(("statusCode", (long)StatusCode));
        if (Headers.Count > 0)
            response = response.With("headers", JsonBridge.ToObject(Headers));
        return Body is null ? response : response.With("body", JsonBridge.ToValue(Body));
    }
}
