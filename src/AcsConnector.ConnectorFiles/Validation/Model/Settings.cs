using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Validation.Model;

/// <summary>settings.json of paconn, with the folder it is about.</summary>
internal sealed record Settings(Node Root, ConnectorFolder Folder);
