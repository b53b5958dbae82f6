namespace AcsConnector.Flows.Expressions;

/// <summary>How the message about a wrong number of arguments ends.</summary>
internal enum ArityEnding
{
    /// <summary>Nothing follows the sentence.</summary>
    None,

    /// <summary>The function was invoked with '{n}' parameter(s).</summary>
    ParameterOrParameters,

    /// <summary>The function was invoked with '{n}' parameters.</summary>
    Parameters,

    /// <summary>The function was invoked with no parameters.</summary>
    NoParameters,
}
