namespace AcsConnector.Flows.Engine;

internal sealed class BranchException(string message) : Exception(message);
