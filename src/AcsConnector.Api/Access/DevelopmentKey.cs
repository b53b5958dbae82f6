namespace AcsConnector.Api.Access;

/// <summary>The API key that <c>acs-connector start</c> sets: the same on every machine and public, so no other host takes it.</summary>
public static class DevelopmentKey
{
    public const string Value = "acs-connector-local-api-key";
}
