using AcsConnector.Cli.Validation.Json;

namespace AcsConnector.Cli.Validation.Model;

/// <summary>settings.json of paconn, with the folder it is about.</summary>
internal sealed record Settings(Node Root, ConnectorFolder Folder);
