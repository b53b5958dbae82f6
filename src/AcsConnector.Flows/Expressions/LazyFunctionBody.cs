using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>What a function does that evaluates its arguments itself, those it needs.</summary>
/// <exception cref="EvaluationException">It has no value for them.</exception>
internal delegate Value LazyFunctionBody(Call call, EvaluationContext context);
