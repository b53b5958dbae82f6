namespace AcsConnector.Emulator.Behaviour;

/// <summary>What is kept of one request beside its line in the list, without its secrets.</summary>
/// <param name="Target">Path and query as they came.</param>
/// <param name="Host">The host and port that the caller named.</param>
/// <param name="ApiVersion">As it was asked for.</param>
/// <param name="Sdk">What the caller says it is.</param>
/// <param name="SignIn">How it signed in: the scheme of its Authorization header.</param>
/// <param name="StringToSign">The text that a signature with an access key had to be over.</param>
internal sealed record RequestDetails(
    string Target, string Host, string? ApiVersion, string? Sdk, string? ClientRequestId, string? ContentType, string? SignIn, string? StringToSign,
    string? RequestBody, string? ResponseBody);
