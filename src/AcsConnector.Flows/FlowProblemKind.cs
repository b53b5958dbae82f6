namespace AcsConnector.Flows;

/// <summary>What a problem is about.</summary>
internal enum FlowProblemKind
{
    /// <summary>What an action says about itself.</summary>
    Action,
    Trigger,
    Type,
    Name,
    RunAfter,
    Circle,
    Expression,
    Function,
    /// <summary>It is larger than what is read here.</summary>
    Limit,

    /// <summary>It has more than the service saves, which some plans configure: no reason not to run.</summary>
    SaveLimit,
    VariableInBlock,

    /// <summary>What the service refuses to save, and this engine could run.</summary>
    NotSaved,
    Unsupported,

    /// <summary>The action needs a response that nothing here can give: no connector, no other flow, no mock.</summary>
    ResponseMissing,

    /// <summary>A value that is not in the file: it has to be given.</summary>
    Value,
}
