using System.Text.Json;
using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Json;

/// <summary>A text that is not JSON, and where it stops being so.</summary>
internal sealed class NotJsonException(Place place, string message, Exception inner) : Exception(message, inner)
{
    public Place Place { get; } = place;
}
