using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What starts a run: the request to a Request trigger, or what a connector's trigger found.</summary>
internal sealed record TriggerInput
{
    /// <summary>The member that tells such an input from a body.</summary>
    private const string Marker = "$trigger";

    private static readonly string[] OfRequest = ["headers", "queries", "relativePathParameters", "body"];
    private static readonly string[] Members = ["method", .. OfRequest, "outputs", "inputs"];

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

    /// <summary>What else the trigger's outputs have: <c>windowStartTime</c> of a sliding window, for example.</summary>
    public ObjectValue OtherOutputs { get; init; } = ObjectValue.Empty;

    /// <summary>What <c>trigger().inputs</c> is; null for none.</summary>
    public Value? Inputs { get; init; }

    /// <summary>A body alone.</summary>
    public static TriggerInput Of(Value? body) => body is null ? None : new TriggerInput { Body = body };

    /// <summary>
    /// A body, or <c>{"$trigger": {method, headers, queries, relativePathParameters, body, inputs}}</c>, or
    /// <c>{"$trigger": {outputs, inputs}}</c>, as a run's history has them.
    /// </summary>
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
        return ReadOutputs(OutputsOf(request)) with
        {
            Method = request["method"] switch
            {
                null or NullValue => null,
                StringValue method => method.Content,
                _ => throw new ValueJsonException($"The \"method\" of \"{Marker}\" is a text."),
            },
            Inputs = request["inputs"],
        };
    }

    /// <summary>What <see cref="Read"/> makes this of: the body, where there is nothing else.</summary>
    public Value ToJson()
    {
        if (Body is not null && this == Of(Body) && Body.Member(Marker) is null)
            return Body;
        var members = new OrderedDictionary<string, Value>();
        if (Method is not null)
            members["method"] = Method;
        if (OtherOutputs.Count > 0)
            members["outputs"] = GivenOutputs();
        else
            GivenOutputs().ToList().ForEach(output => members[output.Key] = output.Value);
        if (Inputs is not null)
            members["inputs"] = Inputs;
        return new ObjectValue((Marker, new ObjectValue(members)));
    }

    /// <summary>The trigger's outputs: what was given, and the type of the body where no header says it.</summary>
    internal ObjectValue ToOutputs() => Body is not null && Headers["Content-Type"] is null
        ? (this with { Headers = Headers.With("Content-Type", ContentType(Body)) }).GivenOutputs()
        : GivenOutputs();

    /// <summary>Whether that part of the outputs is one of a request's.</summary>
    internal static bool IsOfRequest(string name) => OfRequest.Contains(name, StringComparer.OrdinalIgnoreCase);

    private ObjectValue GivenOutputs()
    {
        var outputs = new OrderedDictionary<string, Value>();
        Add("headers", Headers.Count > 0 ? Headers : null);
        Add("queries", Queries.Count > 0 ? Queries : null);
        Add("relativePathParameters", RelativePathParameters.Count > 0 ? RelativePathParameters : null);
        Add("body", Body);
        foreach (var (name, value) in OtherOutputs)
            Add(name, value);
        return new ObjectValue(outputs);

        void Add(string name, Value? value)
        {
            if (value is not null)
                outputs[name] = value;
        }
    }

    /// <summary>The outputs as a whole, or the parts of a request that make them.</summary>
    private static ObjectValue OutputsOf(ObjectValue request)
    {
        var parts = request.Where(member => IsOfRequest(member.Key)).ToList();
        if (request["outputs"] is not { IsNull: false } outputs)
            return new ObjectValue([.. parts.Select(part => (part.Key, part.Value))]);
        if (parts is [var part, ..])
            throw new ValueJsonException($"\"{Marker}\" has \"outputs\" and \"{part.Key}\": the outputs are all that the trigger gives, \"{part.Key}\" stands in them.");
        return outputs as ObjectValue ?? throw new ValueJsonException($"The \"outputs\" of \"{Marker}\" are an object: a name and a value each.");
    }

    private static TriggerInput ReadOutputs(ObjectValue outputs) => new()
    {
        Headers = Named(outputs, "headers"),
        Queries = Named(outputs, "queries"),
        RelativePathParameters = Named(outputs, "relativePathParameters"),
        Body = outputs["body"],
        OtherOutputs = new ObjectValue([.. outputs.Where(output => !IsOfRequest(output.Key)).Select(output => (output.Key, output.Value))]),
    };

    private static ObjectValue Named(ObjectValue request, string name) => request[name] switch
    {
        null or NullValue => ObjectValue.Empty,
        ObjectValue values => values,
        _ => throw new ValueJsonException($"The \"{name}\" of \"{Marker}\" are an object: a name and a value each."),
    };

    private static string ContentType(Value body) => body is StringValue ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
}
