using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>What a function does with arguments that are evaluated.</summary>
/// <exception cref="EvaluationException">It has no value for them.</exception>
internal delegate Value FunctionBody(in Invocation call);
