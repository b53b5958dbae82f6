using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Connectors;

/// <summary>What an operation returns when it succeeds, as its Swagger file describes it.</summary>
/// <param name="StatusCode">The first of the 200s.</param>
/// <param name="Schema">The body's schema; null where there is no body.</param>
/// <param name="Example">An example of the body; null where there is none.</param>
/// <param name="Swagger">The whole file, which references go by.</param>
internal sealed record OperationResponse(int StatusCode, Value? Schema, Value? Example, ObjectValue Swagger);
