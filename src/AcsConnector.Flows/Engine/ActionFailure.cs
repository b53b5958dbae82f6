using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>Why an action failed: the status and the error of the response it got, or the error of the action itself.</summary>
/// <param name="StatusCode">The HTTP status; null when there was no response.</param>
/// <param name="Code">The error code; null when the response has none.</param>
/// <param name="Message">The error message; null when the response has none.</param>
internal sealed record ActionFailure(int? StatusCode, string? Code, string? Message)
{
    /// <summary>The code and the message in one line; null when there is neither.</summary>
    public string? Reason => (Code, Message) is (null, null) ? null : string.Join(": ", new[] { Code, Message }.OfType<string>());

    /// <summary>Null for an action that did not fail.</summary>
    internal static ActionFailure? From(ActionRecord record)
    {
        if (!ActionStatus.IsFailure(record.Status))
            return null;
        var response = record.Outputs as ObjectValue;
        var status = response?["statusCode"] is IntegerValue { Content: >= 400 and <= 999 } number ? (int?)number.Content : null;
        var (code, message) = record.Error is ObjectValue error ? ReadError(error) : ReadBody(response?["body"]);
        return new ActionFailure(status, code, message);
    }

    internal ObjectValue ToValue()
    {
        var members = new OrderedDictionary<string, Value>();
        if (StatusCode is { } status)
            members["statusCode"] = (long)status;
        if (Code is not null)
            members["code"] = Code;
        if (Message is not null)
            members["message"] = Message;
        return new ObjectValue(members);
    }

    /// <summary>What services send: {error: {code, message}}, {code, message}, {error, error_description}, {title, detail}.</summary>
    private static (string? Code, string? Message) ReadBody(Value? body) => body switch
    {
        ObjectValue members when members["error"] is ObjectValue error => ReadError(error),
        ObjectValue members => ReadError(members),
        _ => (null, null),
    };

    private static (string? Code, string? Message) ReadError(ObjectValue error) => (
        Text(error, "code") ?? Text(error, "error") ?? Text(error, "title"),
        Text(error, "message") ?? Text(error, "error_description") ?? Text(error, "detail"));

    private static string? Text(ObjectValue members, string name)
    {
        var found = members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return found is StringValue { Content: { Length: > 0 } text } ? text : null;
    }
}
