using System.Net.Http.Headers;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Functions;

/// <summary>
/// Fields and parts of a body that came as a form. The service has taken it apart: the body carries <c>$formdata</c>
/// (<c>[{key, value}]</c>) or <c>$multipart</c> (<c>[{headers, body}]</c>), and the Content-Type header says which.
/// https://learn.microsoft.com/azure/logic-apps/expression-functions-reference#formdatavalue
/// </summary>
internal static class FormDataFunctions
{
    private const string Field = "the name of the form field";
    private const string NoFormData = "failed to retrieve formdata contents from outputs. ";
    private const string NoMultipart = "failed to retrieve multipart contents from outputs. ";

    public static readonly Function[] All =
    [
        OfAction("formDataValue", Field, (in call) => One(call, WorkflowFunctions.Action(call), 1)),
        OfAction("formDataMultiValues", Field, (in call) => new ArrayValue(Values(call, WorkflowFunctions.Action(call), 1))),
        OfAction("multipartBody", "the index of the multipart content", (in call) => Part(call, WorkflowFunctions.Action(call), 1)),
        OfTrigger("triggerFormDataValue", (in call) => One(call, WorkflowFunctions.Trigger(call), 0)),
        OfTrigger("triggerFormDataMultiValues", (in call) => new ArrayValue(Values(call, WorkflowFunctions.Trigger(call), 0))),
        OfTrigger("triggerMultipartBody", (in call) => Part(call, WorkflowFunctions.Trigger(call), 0)),
    ];

    private static Function OfAction(string name, string second, FunctionBody body) =>
        new(name, 2, 2, $"expects two parameters: the name of the action as the first parameter, {second} as the second parameter.")
        {
            Body = body,
        };

    private static Function OfTrigger(string name, FunctionBody body) =>
        new(name, 1, 1, "must have only one parameter.", ArityEnding.None) { Body = body };

    private static Value One(in Invocation call, ActionRecord record, int argument)
    {
        var values = Values(call, record, argument);
        return values.Length < 2
            ? values.FirstOrDefault(Value.Null)
            : throw call.Error($"{NoFormData}There are more than one items matching the field name '{call[argument]}'.");
    }

    private static Value[] Values(in Invocation call, ActionRecord record, int argument)
    {
        var field = call.Text(argument);
        var type = ContentType(record);
        var values = MediaType(type) switch
        {
            "multipart/form-data" => Items(record, "$multipart").Where(part => FieldOf(part) == field).Select(part => part["body"]),
            "application/x-www-form-urlencoded" =>
                Items(record, "$formdata").Where(pair => pair["key"]?.ToText() == field).Select(pair => pair["value"]),
            _ => throw call.Error(
                $"{NoFormData}The output content is not a valid form data content. Supported form data content types are "
                + $"'multipart/form-data' and 'application/x-www-form-urlencoded' and the provided content type is '{type ?? "<null>"}'."),
        };
        return [.. values.Select(value => value ?? Value.Null)];
    }

    private static Value Part(in Invocation call, ActionRecord record, int argument)
    {
        var index = call.Integer(argument);
        var type = ContentType(record);
        if (MediaType(type)?.StartsWith("multipart/", StringComparison.Ordinal) != true)
        {
            throw call.Error(
                $"{NoMultipart}The supported multipart content type is 'multipart/*' "
                + $"and the provided content type is '{type ?? "<null>"}'.");
        }

        var parts = Items(record, "$multipart").ToList();
        return index >= 0 && index < parts.Count
            ? parts[(int)index]["body"] ?? Value.Null
            : throw call.Error(
                $"{NoMultipart}The index value '{index}' exceeds the number of multipart contents '{parts.Count}' in the outputs.");
    }

    private static IEnumerable<ObjectValue> Items(ActionRecord record, string property) =>
        record.Body is ObjectValue body && body[property] is ArrayValue items ? items.Items.OfType<ObjectValue>() : [];

    private static string? ContentType(ActionRecord record) => Header(record.Outputs, "Content-Type");

    private static string? MediaType(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant();

    private static string? FieldOf(ObjectValue part) =>
        ContentDispositionHeaderValue.TryParse(Header(part, "Content-Disposition"), out var disposition)
            ? disposition.Name?.Trim('"')
            : null;

    private static string? Header(Value? message, string name) =>
        message is ObjectValue parts && parts["headers"] is ObjectValue headers ? headers[name]?.ToText() : null;
}
