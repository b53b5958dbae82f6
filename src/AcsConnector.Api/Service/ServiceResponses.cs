using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Audit;
using AcsConnector.Api.Http;
using Azure;

namespace AcsConnector.Api.Service;

/// <summary>Reads the service's successes, and notes for the audit what they give. What is none of them is told as an endpoint that is not the service.</summary>
internal static class ServiceResponses
{
    public static CommunicationUserAndToken ReadAndNoteUser(Response response)
    {
        var created = Read(response, ServiceJson.Wire.AcsCreateResponse);
        if (string.IsNullOrEmpty(created.Identity?.Id))
            throw NotTheService();
        AuditTrail.Current.Identity = created.Identity.Id;
        if (created.AccessToken is not null)
            CheckAndNote(created.AccessToken);
        return new CommunicationUserAndToken(created.Identity.Id, created.AccessToken);
    }

    public static CommunicationAccessToken ReadAndNoteToken(Response response)
    {
        var token = Read(response, ServiceJson.Wire.CommunicationAccessToken);
        CheckAndNote(token);
        return token;
    }

    public static ApiException NotTheService() =>
        new(502, "UpstreamError", "The endpoint responded, but not as Azure Communication Services does. Check the endpoint of the connection.");

    private static T Read<T>(Response response, JsonTypeInfo<T> shape)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Content.ToMemory().Span, shape) ?? throw NotTheService();
        }
        catch (JsonException)
        {
            throw NotTheService();
        }
    }

    private static void CheckAndNote(CommunicationAccessToken token)
    {
        if (string.IsNullOrEmpty(token.Token) || !DateTimeOffset.TryParse(token.ExpiresOn, CultureInfo.InvariantCulture, out _))
            throw NotTheService();
        AuditTrail.Current.ExpiresOn = token.ExpiresOn;
    }
}
