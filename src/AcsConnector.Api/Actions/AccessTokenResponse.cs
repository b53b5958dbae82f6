using System.ComponentModel;
using AcsConnector.Api.Definition;
using AcsConnector.Api.Service;

namespace AcsConnector.Api.Actions;

/// <summary>The token that issue and exchange give, and that create holds.</summary>
public sealed record AccessTokenResponse(
    [property: Summary("Access Token"), Description("The access token, for the app of the user. It is a secret.")]
    string Token,
    [property: Summary("Token Expiry"), Description("When the access token expires, in UTC."), Format("date-time")]
    string ExpiresOn)
{
    internal static AccessTokenResponse From(CommunicationAccessToken token) => new(token.Token, token.ExpiresOn);
}
