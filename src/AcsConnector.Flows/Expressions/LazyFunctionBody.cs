using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

internal delegate Value LazyFunctionBody(Call call, EvaluationContext context);
