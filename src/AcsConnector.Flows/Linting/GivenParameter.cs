using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>A parameter that an action gives.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Value">As it is written; null where it is one of several in a text or an expression.</param>
internal sealed record GivenParameter(string Pointer, Value? Value = null);
