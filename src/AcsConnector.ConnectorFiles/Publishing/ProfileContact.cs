namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>Whom makers turn to.</summary>
/// <param name="Name">A person, a team or an organisation.</param>
/// <param name="Email">Its address.</param>
/// <param name="Url">Its page.</param>
public sealed record ProfileContact(string Name, string Email, string Url);
