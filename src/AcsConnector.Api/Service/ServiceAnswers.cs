using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using Azure;

namespace AcsConnector.Api.Service;

/// <summary>Reads the service's successes. What is none of them is answered as an endpoint that is not the service.</summary>
internal static class ServiceAnswers
{
    public static CommunicationUserAndToken User(Response answer)
    {
        var created = Read(answer, ApiJson.Wire.AcsCreateAnswer);
        if (string.IsNullOrEmpty(created.Identity?.Id))
            throw NotTheService();
        AuditTrail.Current.Identity = created.Identity.Id;
        return new CommunicationUserAndToken(created.Identity.Id, created.AccessToken is null ? null : Checked(created.AccessToken));
    }

    public static CommunicationAccessToken Token(Response answer) => Checked(Read(answer, ApiJson.Wire.CommunicationAccessToken));

    public static ApiException NotTheService() =>
        new(502, "UpstreamError", "The endpoint answered, but not as Azure Communication Services does. Check the endpoint of the connection.");

    private static T Read<T>(Response answer, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Content.ToMemory().Span, shape) ?? throw NotTheService();
        }
        catch (JsonException)
        {
            throw NotTheService();
        }
    }

    private static CommunicationAccessToken Checked(CommunicationAccessToken token) =>
        !string.IsNullOrEmpty(token.Token) && DateTimeOffset.TryParse(token.ExpiresOn, CultureInfo.InvariantCulture, out _)
            ? AuditTrail.Current.Received(token)
            : throw NotTheService();
}
