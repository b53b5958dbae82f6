using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Expressions;

/// <summary>What an expression can see around it. Where a kind of thing is not there, the function that asks for it is an error.</summary>
internal abstract class EvaluationContext
{
    /// <summary>What expressions may call.</summary>
    public abstract FunctionTable Functions { get; }

    /// <summary>How long its texts and lists may become.</summary>
    public virtual FlowLimits Limits => FlowLimits.Default;

    /// <summary>Called now and then by what may take long.</summary>
    /// <exception cref="OperationCanceledException">It has taken too long, or nobody waits for it any more.</exception>
    public virtual void CheckTime()
    {
    }

    /// <summary>Where <c>rand</c> has its numbers from.</summary>
    public virtual Random Random => Random.Shared;

    /// <summary>An id for <c>guid</c>.</summary>
    public virtual Guid NewGuid() => Guid.NewGuid();

    /// <summary>The time of <c>utcNow</c> and its relatives.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>A definition's parameter, or null when it has none of that name.</summary>
    public abstract Value? Parameter(string name);

    /// <summary>A variable, or null when none of that name is initialised.</summary>
    public abstract Value? Variable(string name);

    /// <summary>The record of an action that has run, or null when it has not. The name ignores case.</summary>
    public abstract ActionRecord? Action(string name);

    /// <summary>The same record for one who reads more of it than the outputs.</summary>
    public virtual ActionRecord? WholeAction(string name) => Action(name);

    /// <summary>The record of the trigger.</summary>
    public abstract ActionRecord? Trigger { get; }

    /// <summary>The current element of the innermost loop, Select or Query; null outside of all.</summary>
    public abstract Value? Item { get; }

    /// <summary>The current element of the loop of that name, or null outside of it.</summary>
    public abstract Value? ItemOf(string loop);

    /// <summary>The number of the current iteration through an Until or Foreach, from 0; null outside of it.</summary>
    public abstract long? IterationIndexOf(string loop);

    /// <summary>The records of a block's direct children, as an array; null when there is no such block.</summary>
    public abstract Value? ResultOf(string block);

    /// <summary>What <c>workflow()</c> returns.</summary>
    public abstract Value Workflow { get; }

    /// <summary>An app setting of a Standard workflow; null when it is not set, or not there.</summary>
    public abstract Value? AppSetting(string name);

    /// <summary>Where the trigger, or the waiting webhook action, can be called; null when there is no such place.</summary>
    public abstract string? CallbackUrl { get; }

    /// <summary>Whether <c>appsetting</c> is a word of this flow's host (Logic Apps Standard).</summary>
    public virtual bool HasAppSettings => false;

    /// <summary>The parameters there are, for the message about one that is not; the same holds for the names below.</summary>
    public virtual IEnumerable<string> ParameterNames => [];

    /// <summary>The variables there are.</summary>
    public virtual IEnumerable<string> VariableNames => [];

    /// <summary>The actions that have run.</summary>
    public virtual IEnumerable<string> ActionNames => [];

    /// <summary>The loops around with a current element.</summary>
    public virtual IEnumerable<string> ItemNames => [];

    /// <summary>The loops around with a number of the current iteration.</summary>
    public virtual IEnumerable<string> IterationIndexNames => [];

    /// <summary>The blocks of actions there are.</summary>
    public virtual IEnumerable<string> ResultNames => [];

    /// <summary>The app settings there are.</summary>
    public virtual IEnumerable<string> AppSettingNames => [];
}
