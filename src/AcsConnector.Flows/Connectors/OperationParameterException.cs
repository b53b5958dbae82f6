using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>An operation cannot be called with these parameters. Nothing has been sent.</summary>
internal sealed class OperationParameterException : FlowException
{
    private OperationParameterException(string message, string operationId, string parameter)
        : base(message)
    {
        OperationId = operationId;
        Parameter = parameter;
    }

    public string OperationId { get; }

    /// <summary>As a flow writes it: <c>identityId</c>, <c>body/scopes</c>.</summary>
    public string Parameter { get; }

    internal static OperationParameterException Missing(string operationId, string parameter) => new(
        $"The operation '{operationId}' requires the parameter '{parameter}', which is missing or has an empty value.",
        operationId,
        parameter);

    internal static OperationParameterException Unknown(string operationId, string parameter) =>
        new($"The operation '{operationId}' has no parameter '{parameter}'.", operationId, parameter);
}
