using AcsConnector.Flows.Connectors;

namespace AcsConnector.Flows.Linting;

/// <summary>An action that calls a given connector.</summary>
/// <param name="Operation">Null when the connector has none that fits.</param>
/// <param name="Given">The parameters that the action gives, by their flat names; null when an expression gives all.</param>
internal sealed record ConnectorCall(
    LintedAction Action,
    Connector Connector,
    ConnectorOperation? Operation,
    IReadOnlyDictionary<string, GivenParameter>? Given)
{
    /// <summary>A plain HTTP request whose path is an operation's; nothing but a guess.</summary>
    public bool IsHttp => Action.Is("Http");
}
