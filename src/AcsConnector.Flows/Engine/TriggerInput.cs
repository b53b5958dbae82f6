using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What starts a run: the request to a Request trigger, or what a connector's trigger found.</summary>
public sealed record TriggerInput
{
    /// <summary>The member that tells such an input from a body.</summary>
    private const string Marker = "$trigger";

    private static readonly string[] Members = ["method", "headers", "queries", "relativePathParameters", "body"];

    /// <summary>A trigger that brings nothing.</summary>
    public static TriggerInput None { get; } = new();

    /// <summary>The method of the request; null where it does not matter.</summary>
    public string? Method { get; init; }

    public ObjectValue Headers { get; init; } = ObjectValue.Empty;

    public ObjectValue Queries { get; init; } = ObjectValue.Empty;

    /// <summary>The values of the placeholders in the trigger's <c>relativePath</c>.</summary>
    public ObjectValue RelativePathParameters { get; init; } = ObjectValue.Empty;

    /// <summary>Null for none.</summary>
    public Value? Body { get; init; }

    /// <summary>A body alone.</summary>
    public static TriggerInput Of(Value? body) => body is null ? None : new TriggerInput { Body = body };

    /// <summary>A body, or <c>{"$trigger": {method, headers, queries, relativePathParameters, body}}</c>.</summary>
    /// <exception cref="ValueJsonException">What stands behind <c>$trigger</c> is of another shape.</exception>
    public static TriggerInput Read(Value? json)
    {
        if (json.Member(Marker) is not { } marked)
            return Of(json);
        if (json is ObjectValue { Count: > 1 })
            throw new ValueJsonException($"Beside \"{Marker}\" nothing else is read: the body stands in its \"body\".");
        if (marked is not ObjectValue request)
            throw new ValueJsonException($"\"{Marker}\" is an object of {string.Join(", ", Members)}.");
        if (request.Names.FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
            throw new ValueJsonException($"\"{Marker}\" has no \"{unknown}\": it is an object of {string.Join(", ", Members)}.");
        return new TriggerInput
        {
            Method = request["method"] switch
            {
                null or NullValue => null,
                StringValue method => method.Content,
                _ => throw new ValueJsonException($"The \"method\" of \"{Marker}\" is a text."),
            },
            Headers = Named(request, "headers"),
            Queries = Named(request, "queries"),
            RelativePathParameters = Named(request, "relativePathParameters"),
            Body = request["body"],
        };
    }

    /// <summary>The trigger's outputs: what was given, and the type of the body where no header says it.</summary>
    internal ObjectValue ToOutputs()
    {
        var headers = Body is not null && Headers["Content-Type"] is null ? Headers.With("Content-Type", ContentType(Body)) : Headers;
        var outputs = new OrderedDictionary<string, Value>();
        Add("headers", headers.Count > 0 ? headers : null);
        Add("queries", Queries.Count > 0 ? Queries : null);
        Add("relativePathParameters", RelativePathParameters.Count > 0 ? RelativePathParameters : null);
        Add("body", Body);
        return new ObjectValue(outputs);

        void Add(string name, Value? value)
        {
            if (value is not null)
                outputs[name] = value;
        }
    }

    private static ObjectValue Named(ObjectValue request, string name) => request[name] switch
    {
        null or NullValue => ObjectValue.Empty,
        ObjectValue values => values,
        _ => throw new ValueJsonException($"The \"{name}\" of \"{Marker}\" are an object: a name and a value each."),
    };

    private static string ContentType(Value body) => body is StringValue ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
}
