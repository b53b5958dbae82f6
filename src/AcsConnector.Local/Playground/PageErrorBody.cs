namespace AcsConnector.Local.Playground;

internal sealed record PageErrorBody(PageError Error);
