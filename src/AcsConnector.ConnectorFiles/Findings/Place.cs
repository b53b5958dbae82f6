namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>Where something stands: a file, and a line and a column that count from 1.</summary>
internal readonly record struct Place(string File, int Line, int Column, string Path);
