namespace AcsConnector.Emulator.Service;

/// <summary>An error response on its way out; the pipeline of service calls alone writes it.</summary>
internal sealed class ServiceException(int status, string code, string message, string? target = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Target { get; } = target;

    /// <summary>Why, for the developer at the laptop. The real service has no such words.</summary>
    public InnerError? Inner { get; init; }

    /// <summary>Errors from inside the action list the supported versions, those from before it do not (recorded).</summary>
    public bool RaisedInAction { get; init; }

    public int? RetryAfterSeconds { get; private set; }

    public ServiceException After(int? seconds)
    {
        RetryAfterSeconds = seconds;
        return this;
    }

    internal sealed record InnerError(string Code, string Message);
}
