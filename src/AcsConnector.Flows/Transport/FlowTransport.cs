using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Transport;

/// <summary>A request as an action sends it. <paramref name="Action"/> is the action's name, which mocks go by.</summary>
/// <param name="Body">Null for none; a binary, <c>$formdata</c> or <c>$multipart</c> object is sent as what it stands for.</param>
public sealed record FlowRequest(string Action, string Method, string Uri, IReadOnlyList<KeyValuePair<string, string>> Headers, Value? Body);

/// <summary>An answer as an action sees it: headers by name, a body that is parsed when it is JSON.</summary>
/// <param name="Body">Null when the answer has no content.</param>
public sealed record FlowAnswer(int StatusCode, ObjectValue Headers, Value? Body);

/// <summary>What carries requests to where they are answered: the network, or a file of answers.</summary>
public abstract class FlowTransport
{
    /// <exception cref="NoAnswerException">Nobody answered: the connection failed, or it was lost before the answer.</exception>
    public abstract Task<FlowAnswer> SendAsync(FlowRequest request, CancellationToken cancellationToken);
}

/// <summary>A request that got no answer.</summary>
public sealed class NoAnswerException : Exception
{
    public NoAnswerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>False where the request itself cannot be sent, so that another try is of no use.</summary>
    public bool IsWorthRetrying { get; init; } = true;
}
