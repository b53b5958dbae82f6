namespace AcsConnector.Api.Http;

/// <summary>An error of this API's own. The message is for the maker of a flow: what is wrong and what to do.</summary>
internal sealed class ApiException(int status, string code, string message, string? target = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Target { get; } = target;

    /// <summary>When it makes sense to try again; null where that is not known, or never.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The one shape of every error, as Azure Communication Services has it.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message, string? Target = null, InnerError? Innererror = null);

internal sealed record InnerError(string Code, string Message);
