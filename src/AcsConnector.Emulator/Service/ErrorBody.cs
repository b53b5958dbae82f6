using System.Text.Json.Serialization;

namespace AcsConnector.Emulator.Service;

/// <summary>Every error on the wire.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message, string? Target, InnerErrorBody? Innererror);

internal sealed record InnerErrorBody(string Code, string Message);

[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext
{
    public static ErrorJson Wire { get; } = new(WireJson.NewOptions());
}
