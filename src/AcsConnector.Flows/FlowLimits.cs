namespace AcsConnector.Flows;

/// <summary>
/// How much a flow may ask for: the service's figures, and where it has none, figures of our own that no flow in the wild comes near.
/// What keeps the stack (the nesting of values, expressions and schemas) is fixed.
/// </summary>
/// <remarks>"Limits and configuration" is the page of the Logic Apps documentation.</remarks>
public sealed record FlowLimits
{
    /// <summary>The service's figures.</summary>
    public static FlowLimits Default { get; } = new();

    /// <summary>
    /// A value of a run, in characters, with 32 more for each member or item; no text inside an expression is longer. Source: "Limits
    /// and configuration", an action's outputs, about 100 MB.
    /// </summary>
    public int MaxValueSize { get; init; } = 100 * 1024 * 1024;

    /// <summary>
    /// A run and all that it starts, in real time; null for no limit. Our own: no flow in the wild takes a second here, because it waits in
    /// virtual time.
    /// </summary>
    public TimeSpan? MaxRunTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The runs of actions in one run, in loops and in flows that it calls too. Our own.</summary>
    public long MaxActionRuns { get; init; } = 5_000_000;

    /// <summary>What one run keeps until its end: the inputs and outputs of its actions, in bytes. Our own.</summary>
    public long MaxRunMemory { get; init; } = 1L << 30;

    /// <summary>The steps of one <c>xpath</c> through its document. Our own: some paths take the cube of its elements.</summary>
    public long MaxXPathSteps { get; init; } = 20_000_000;

    /// <summary>The items of one Foreach. Source: "Limits and configuration".</summary>
    public int MaxForeachItems { get; init; } = 100_000;

    /// <summary>The iterations of one Until, the highest <c>limit.count</c>. Source: "Limits and configuration".</summary>
    public int MaxUntilIterations { get; init; } = 5000;

    /// <summary>The items that <c>range</c> makes. Source: the documentation of the function.</summary>
    public int MaxRangeItems { get; init; } = 100_000;

    /// <summary>How often a 202 is followed, in requests. Our own: more than a day at the usual interval of 10 seconds.</summary>
    public int MaxPolls { get; init; } = 10_000;

    /// <summary>Flows that call each other, in levels. Our own: a flow that calls itself would never end.</summary>
    public int MaxChildFlowDepth { get; init; } = 8;

    /// <summary>
    /// The steps of one ParseJson, each a schema held against a value. Our own: schemas that refer to each other may double with every
    /// step.
    /// </summary>
    public int MaxSchemaSteps { get; init; } = 200_000;

    /// <summary>The actions of one flow. Source: "Limits and configuration".</summary>
    public int MaxActions { get; init; } = 500;

    /// <summary>Blocks inside each other, in levels. Source: "Limits and configuration".</summary>
    public int MaxBlockDepth { get; init; } = 8;

    /// <summary>The cases of one Switch; counted by lint alone. Source: "Limits and configuration".</summary>
    public int MaxSwitchCases { get; init; } = 25;

    /// <summary>The variables of one flow; counted by lint alone. Source: "Limits and configuration".</summary>
    public int MaxVariables { get; init; } = 250;

    /// <summary>One expression, in characters. Source: "Limits and configuration".</summary>
    public int MaxExpressionLength { get; init; } = 8192;

    /// <summary>A JSON file, in bytes. Our own: far above what a flow of 500 actions takes.</summary>
    public int MaxFileSize { get; init; } = 8 * 1024 * 1024;

    /// <summary>An exported zip, in bytes. Our own.</summary>
    public int MaxZipSize { get; init; } = 100 * 1024 * 1024;

    /// <summary>
    /// What is read of a zip in all, unpacked, in bytes. Our own: a zip of a few kilobytes can unpack to gigabytes, in one entry or in
    /// many.
    /// </summary>
    public int MaxUnpackedSize { get; init; } = 200 * 1024 * 1024;

    /// <summary>The files in a zip. Our own.</summary>
    public int MaxZipEntries { get; init; } = 20_000;
}
