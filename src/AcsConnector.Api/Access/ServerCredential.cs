using AcsConnector.Api.Service;
using AcsConnector.Api.Settings;
using Azure.Core;
using Azure.Identity;

namespace AcsConnector.Api.Access;

/// <summary>The server's own resource and how it signs in there, for callers that come with an API key or a Microsoft Entra account.</summary>
/// <param name="Endpoint">Of the resource.</param>
/// <param name="AccessKey">Signs in, unless there is an identity.</param>
/// <param name="Identity">The machine's own, when no key was given.</param>
internal sealed record ServerCredential(Uri Endpoint, byte[] AccessKey, TokenCredential? Identity = null)
{
    private const string ConnectionStringSetting = "COMMUNICATION_SERVICES_CONNECTION_STRING";
    private const string EndpointSetting = "COMMUNICATION_SERVICES_ENDPOINT";
    private const string AccessKeySetting = "COMMUNICATION_SERVICES_ACCESSKEY";

    /// <summary>accessKey or managedIdentity.</summary>
    public string SignIn => Identity is null ? "accessKey" : "managedIdentity";

    /// <summary>In this order: a connection string; an endpoint and its key; an endpoint alone, with the machine's identity. Null for none.</summary>
    /// <exception cref="SettingException">A setting is malformed or half of a pair is missing.</exception>
    public static ServerCredential? From(IConfiguration configuration, AllowedEndpoints allowed)
    {
        if (configuration[ConnectionStringSetting] is { Length: > 0 } text)
        {
            if (!ConnectionString.TryParse(text, out var parsed, out var error))
                throw new SettingException(ConnectionStringSetting, $"is not an ACS connection string: {error}");
            return new ServerCredential(Checked(parsed.Endpoint, ConnectionStringSetting, allowed), parsed.AccessKey);
        }

        var accessKey = configuration[AccessKeySetting];
        if (configuration[EndpointSetting] is not { Length: > 0 } address)
        {
            return string.IsNullOrEmpty(accessKey)
                ? null
                : throw new SettingException(AccessKeySetting, $"needs {EndpointSetting} beside it.");
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var endpoint))
            throw new SettingException(EndpointSetting, "is not a URL, such as https://contoso.communication.azure.com/.");
        Checked(endpoint, EndpointSetting, allowed);

        if (string.IsNullOrEmpty(accessKey))
            return new ServerCredential(endpoint, [], new DefaultAzureCredential());

        var key = ConnectionString.DecodeKey(accessKey) ?? throw new SettingException(AccessKeySetting, "is not base64.");
        return new ServerCredential(endpoint, key);
    }

    private static Uri Checked(Uri endpoint, string setting, AllowedEndpoints allowed) =>
        allowed.Allows(endpoint) ? endpoint : throw new SettingException(setting, $"names an endpoint that is not {allowed.Described}.");
}
