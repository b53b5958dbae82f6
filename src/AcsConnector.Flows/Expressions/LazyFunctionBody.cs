using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

public delegate Value LazyFunctionBody(Call call, EvaluationContext context);
