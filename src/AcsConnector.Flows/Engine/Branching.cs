using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>What If and Switch share: one block runs, the others are skipped.</summary>
internal abstract class Branching(ActionDefinition action) : FlowAction(action)
{
    /// <summary>The block to run.</summary>
    /// <exception cref="BranchException">The value cannot be compared with the branches': what is in them fails.</exception>
    protected abstract Block Choose(ActionScope scope);

    protected sealed override async Task<Outcome> RunAsync(ActionScope scope)
    {
        Block chosen;
        try
        {
            chosen = Choose(scope);
        }
        catch (BranchException e)
        {
            foreach (var child in Blocks.SelectMany(block => block.Actions))
                child.FailUnrun(scope.Frame, $"The execution of template action '{child.Name}' failed: {e.Message}");
            return BlockOutcome.From(ActionStatus.Failed);
        }

        foreach (var child in Blocks.Where(block => block != chosen).SelectMany(block => block.Actions))
        {
            child.Skip(
                scope.Frame,
                "ActionBranchingConditionNotSatisfied",
                $"The execution of template action '{child.Name}' skipped: the branching condition for this action is not satisfied.");
        }

        var branch = Blocks.TakeWhile(block => block != chosen).Count();
        return BlockOutcome.From(await chosen.RunAsync(scope.Frame, scope.CancellationToken)) with { Branch = branch };
    }

    protected ActionException NotValid(Expression expression, Value value, string expected) => new(
        "ExpressionEvaluationFailed",
        $"The execution of template action '{Name}' failed: The result of the evaluation of 'scope' action expression '@{expression}' is not valid. "
            + $"It is of type '{value.TypeName}' but is expected to be a value of type '{expected}'.");
}
