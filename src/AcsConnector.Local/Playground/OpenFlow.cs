using AcsConnector.Flows.Definitions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Local.Playground;

/// <summary>A flow that a page opened.</summary>
/// <param name="Id">That of what was opened, and which of its flows this is: <c>0123…cdef-0</c>.</param>
/// <param name="Input">What the page gave for its runs last; null where it gave nothing yet.</param>
internal sealed record OpenFlow(string Id, FlowDefinition Definition, FlowSource Source, ObjectValue? Input)
{
    /// <summary>As a test beside it names it: the file, or the folder of a Standard sample, and which of several flows in it.</summary>
    public required string FileName { get; init; }
}
