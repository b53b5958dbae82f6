using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>One action as it stands in the definition.</summary>
/// <param name="Pointer">JSON pointer of the action in its file.</param>
internal sealed record ActionDefinition(string Name, string Type, ObjectValue Json, string Pointer)
{
    public Value? Inputs => Json["inputs"];

    public ObjectValue? RuntimeConfiguration => Json["runtimeConfiguration"] as ObjectValue;

    /// <summary><c>runtimeConfiguration.staticResult</c>, where it is switched on.</summary>
    public ObjectValue? StaticResult => RuntimeConfiguration?["staticResult"] is ObjectValue wanted
        && (wanted["staticResultOptions"] is not { } options || options.IsText("Enabled")) ? wanted : null;

    /// <summary>A member of the inputs, or null.</summary>
    public Value? Input(string name) => Inputs.Member(name);

    /// <summary>Whether one of the <c>operationOptions</c> is set.</summary>
    public bool HasOption(string option) => OperationOptions.Has(Json, option);

    /// <summary>Whether <c>secureData.properties</c> names the inputs.</summary>
    public bool HidesInputs { get; } = SecureData.Hides(Json, "inputs");

    /// <summary>Whether <c>secureData.properties</c> names the outputs.</summary>
    public bool HidesOutputs { get; } = SecureData.Hides(Json, "outputs");
}
