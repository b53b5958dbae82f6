namespace AcsConnector.Flows.Definitions;

/// <summary>Where a flow lives. It decides what the shape leaves open: Power Automate loops one by one, Logic Apps 20 at a time.</summary>
internal enum FlowHost
{
    PowerAutomate,
    Consumption,
    Standard,
}
