using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>How actions evaluate: within the limits. The overload for a scope hides the one for any context.</summary>
internal static class ScopedEvaluation
{
    /// <exception cref="EvaluationException">The expression has no value here.</exception>
    /// <exception cref="ActionException">The value is too large.</exception>
    public static Value Evaluate(this Expression expression, ActionScope scope)
    {
        var value = Evaluator.Evaluate(expression, scope);
        if (expression is not Literal)
            ValueLimits.Check(value, scope.Limits);
        return value;
    }
}
