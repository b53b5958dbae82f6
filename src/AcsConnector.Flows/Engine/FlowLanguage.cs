using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Engine;

/// <summary>What a flow may be written in: the functions of its expressions and the types of its actions.</summary>
/// <param name="Mocked">An action of any type, whose outputs come from the mocks.</param>
internal sealed record FlowLanguage(FunctionTable Functions, ActionTypes Actions, MakeAction Mocked);
