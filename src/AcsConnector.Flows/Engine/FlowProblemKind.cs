namespace AcsConnector.Flows.Engine;

/// <summary>What a problem is about.</summary>
public enum FlowProblemKind
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
    Limit,
    VariableInBlock,

    /// <summary>What the service refuses to save, and this engine could run.</summary>
    NotSaved,
    Unsupported,

    /// <summary>The action needs a response that nothing here can give: no connector, no other flow, no mock.</summary>
    ResponseMissing,

    /// <summary>A value that is not in the file: it has to be given.</summary>
    Value,
}
