using AcsConnector.Emulator.Behaviour;

namespace AcsConnector.Emulator;

/// <summary>One call that the service got, and what became of it. It holds no token, no key and nothing of a body.</summary>
public sealed record EmulatorRequest
{
    internal EmulatorRequest()
    {
    }

    /// <summary>When it came, by <see cref="AcsEmulator.Time"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its method, such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Its path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>What was called; null for what the identity service does not have.</summary>
    public required EmulatorOperation? Operation { get; init; }

    /// <summary>The status of the response; null when the connection was dropped on purpose.</summary>
    public required int? Status { get; init; }

    /// <summary>The code of the error; null for none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it was refused, in words that the service itself does not say; null where there is nothing to add.</summary>
    public string? Why { get; init; }

    /// <summary>The call in one line.</summary>
    /// <returns>Such as <c>POST /identities 201</c>.</returns>
    public override string ToString() =>
        string.Join(' ', new[] { Method, Path, Status?.ToString(null, null) ?? "dropped", ErrorCode, Why }.Where(part => part is not null));

    internal static EmulatorRequest Of(LoggedRequest request) => new()
    {
        At = request.At,
        Method = request.Method,
        Path = request.Path,
        Operation = Enum.TryParse<EmulatorOperation>(request.Operation, out var operation) ? operation : null,
        Status = request.Status,
        ErrorCode = request.Code,
        Why = request.Why,
    };
}
