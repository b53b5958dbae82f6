using System.Text.Json.Nodes;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows;

/// <summary>One action of a run, as it ran. Nothing in its inputs and outputs is hidden.</summary>
public sealed class FlowActionResult
{
    private readonly ActionRun _run;
    private readonly Secrets _secrets;

    internal FlowActionResult(ActionRun run, Secrets secrets) => (_run, _secrets) = (run, secrets);

    /// <summary>Its name.</summary>
    public string Name => _run.Record.Name;

    /// <summary>Its type: <c>Compose</c>, <c>OpenApiConnection</c>.</summary>
    public string Type => _run.Record.Type ?? "";

    /// <summary>How it ended.</summary>
    public FlowStatus Status => Enum.Parse<FlowStatus>(_run.Record.Status);

    /// <summary>The code beside the status, such as <c>OK</c> or <c>NotFound</c>; null for none.</summary>
    public string? Code => _run.Record.Code;

    /// <summary>What it was given; null for nothing.</summary>
    public JsonNode? Inputs => JsonBridge.ToNode(_run.Record.Inputs);

    /// <summary>What came of it, as the function <c>outputs</c> has it: of an action in a loop the list of its outputs. Null for nothing.</summary>
    public JsonNode? Outputs => JsonBridge.ToNode(_run.Record.Outputs);

    /// <summary>The body of its outputs, as the function <c>body</c> has it; null for none.</summary>
    public JsonNode? Body => JsonBridge.ToNode(_run.Record.Body);

    /// <summary>Why it failed, or was skipped; null where it succeeded.</summary>
    public FlowError? Error => FlowError.Of(_run, _secrets);

    /// <summary>When it started, by the clock of the run.</summary>
    public DateTimeOffset StartTime => _run.Record.StartTime ?? default;

    /// <summary>When it ended, by the clock of the run.</summary>
    public DateTimeOffset EndTime => _run.Record.EndTime ?? default;

    /// <summary>How often its request was sent again.</summary>
    public int RetryCount => _run.Retries.Count;

    /// <summary>How often a loop went round; null for what is no loop.</summary>
    public int? IterationCount => _run.Iterations;

    /// <summary>Of an action in a loop: each time it ran, in the order of the items. Empty outside of loops.</summary>
    public IReadOnlyList<FlowActionResult> Iterations => [.. _run.Repetitions?.Select(one => new FlowActionResult(one, _secrets)) ?? []];

    /// <summary>The name and how it ended, with the error.</summary>
    public override string ToString() => Error is { } error ? $"{Name}: {Status}, {error}" : $"{Name}: {Status}";
}
