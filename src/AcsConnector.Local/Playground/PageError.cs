namespace AcsConnector.Local.Playground;

/// <param name="Message">A sentence for the person at the page.</param>
/// <param name="Target">The field it is about.</param>
internal sealed record PageError(string Code, string Message, string? Target = null);
