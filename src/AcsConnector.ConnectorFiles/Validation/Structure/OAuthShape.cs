using AcsConnector.ConnectorFiles.Json;
using static AcsConnector.ConnectorFiles.Validation.Structure.Shape;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>oAuthSettings: what else may stand there depends on the identity provider.</summary>
internal static class OAuthShape
{
    private static readonly Shape FirstParty = new ObjectShape("properties of oAuthSettings", others: _ => Anything) { { "IsFirstParty!", Word("True False") } };

    private static readonly Shape CertificateParty = new ObjectShape("properties of aadcertificate") { { "IsFirstParty!", Word("True") }, { "AzureActiveDirectoryResourceId", Text } };

    private static readonly Shape AdditionalParameters = MapOf(() => new ObjectShape("an additional parameter")
    {
        { "type", Word("string securestring") },
        { "applicableWhen", ListOf(new ObjectShape("a condition") { { "parameter", Text }, { "oneOf", ListOf(TextOrNull, filled: true) } }) },
    });

    private static readonly ObjectShape Common = new("oAuthSettings")
    {
        { "identityProvider!", Word("oauth2 oauth2generic aad aadcertificate facebook") },
        { "clientId clientID ClientId ClientID clientSecret ClientSecret", TextOrNull },
        { "redirectMode", Word("Global Direct GlobalPerConnector") },
        { "redirectUrl", Text },
        { "scopes", ListOf(Text) },
        { "additionalParameters", AdditionalParameters },
    };

    public static readonly Shape Settings = By(settings => settings.TextOf("identityProvider") switch
    {
        "oauth2" => For(new ObjectShape("customParameters of oauth2") { { "authorizationUrl tokenUrl refreshUrl", Anything } }, FirstParty),
        "aad" => For(settings["properties"]?["AzureActiveDirectoryResourceId"] is null ? Aad("resourceUri!") : Aad("resourceUri"), FirstParty),
        "aadcertificate" => For(new ObjectShape("customParameters of aadcertificate") { { "resourceUri! loginUri loginUriAAD tenantId", Anything } }, CertificateParty),
        _ => For(MapOf(() => Anything), FirstParty),
    });

    private static ObjectShape Aad(string resource) =>
        new("customParameters of aad") { { $"{resource} loginUri tenantId grantType", Anything } };

    private static ObjectShape For(Shape customParameters, Shape properties) =>
        new("oAuthSettings") { Common, { "customParameters", customParameters }, { "properties", properties } };
}
