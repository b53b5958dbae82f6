using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// The second way to sign in, beside the key: a person's Microsoft Entra account. The platform knows two ways as
/// connectionParameterSets; which of them the published JSON schema does not know is listed in docs/package.md.
/// </summary>
public sealed partial record EntraSignIn(string ClientId, string Tenant, string Audience)
{
    /// <param name="clientId">The application that the platform signs people in to.</param>
    /// <param name="tenant">Its tenant: a GUID, a domain, or common or organizations.</param>
    /// <param name="audience">What the token is for; without a value the application itself.</param>
    /// <exception cref="PackagingException">One of them is malformed.</exception>
    public static EntraSignIn Create(string clientId, string tenant, string? audience)
    {
        if (!Guid.TryParseExact(clientId, "D", out var application))
            throw new PackagingException($"'{clientId}' is no application ID: give --client-id the GUID that Microsoft Entra shows as Application (client) ID.");
        if (!TenantName().IsMatch(tenant))
            throw new PackagingException($"'{tenant}' is no tenant: give --tenant its GUID or its domain.");
        if (audience is not null && !AudienceName().IsMatch(audience))
            throw new PackagingException($"'{audience}' is no audience: give --audience the Application ID URI of the API, as in api://00000000-0000-0000-0000-000000000000.");

        // An application that asks for a token for itself must name itself by its GUID (AADSTS90009).
        return new EntraSignIn($"{application:D}", tenant, audience ?? $"{application:D}");
    }

    /// <summary>
    /// Published connectors with several ways to sign in have no securityDefinitions, which name one way for every connection
    /// (CognitiveServicesQuestionAnswering in microsoft/PowerPlatformConnectors). As there, the key's header comes from a policy instead: it
    /// sends the header empty for a connection that has no key, and the API takes an empty header for none.
    /// </summary>
    public void AddTo(JsonObject definition, JsonObject properties)
    {
        var header = (string)definition["securityDefinitions"]!["api_key"]!["name"]!;
        definition.Remove("security");
        definition.SetAt(definition.IndexOf("securityDefinitions"), "security", new JsonArray());

        var key = properties["connectionParameters"]!.AsObject();
        properties.Insert(properties.IndexOf("connectionParameters") + 1, "connectionParameterSets", Sets(key));
        properties["policyTemplateInstances"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["templateId"] = "setheader",
            ["title"] = "Send the key of the connection",
            ["parameters"] = new JsonObject
            {
                ["x-ms-apimTemplateParameter.name"] = header,
                // Without the second argument a connection that has no key would fail with 500.
                ["x-ms-apimTemplateParameter.value"] = "@connectionParameters('api_key','')",
                ["x-ms-apimTemplateParameter.existsAction"] = "override",
                ["x-ms-apimTemplate-policySection"] = "Request",
            },
        });
    }

    private JsonObject Sets(JsonObject key) => new()
    {
        ["uiDefinition"] = Words("Authentication Type", "How to sign in."),
        ["values"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "key",
                ["uiDefinition"] = Words("Connection String or API Key", "Sign in with a connection string of the resource or an API key of the server."),
                ["parameters"] = key.DeepClone(),
                ["metadata"] = new JsonObject { ["allowSharing"] = false },
            },
            new JsonObject
            {
                ["name"] = "entra",
                ["uiDefinition"] = Words("Microsoft Entra ID", "Sign in with your own account."),
                ["parameters"] = new JsonObject { ["token"] = Token() },
                ["metadata"] = new JsonObject { ["allowSharing"] = false },
            }),
    };

    private JsonObject Token() => new()
    {
        ["type"] = "oauthSetting",
        ["oAuthSettings"] = new JsonObject
        {
            ["identityProvider"] = "aad",
            ["clientId"] = ClientId,
            ["scopes"] = new JsonArray(),
            ["redirectMode"] = "GlobalPerConnector",
            ["redirectUrl"] = "https://global.consent.azure-apim.net/redirect",
            ["properties"] = new JsonObject { ["IsFirstParty"] = "False" },
            ["customParameters"] = new JsonObject
            {
                ["loginUri"] = new JsonObject { ["value"] = "https://login.microsoftonline.com" },
                ["tenantId"] = new JsonObject { ["value"] = Tenant },
                ["resourceUri"] = new JsonObject { ["value"] = Audience },
            },
        },
        ["uiDefinition"] = new JsonObject
        {
            ["displayName"] = "Sign In",
            ["description"] = "Sign in with your Microsoft Entra account.",
            ["tooltip"] = "The account must be allowed to use the server.",
            ["constraints"] = new JsonObject { ["required"] = "true" },
        },
    };

    private static JsonObject Words(string displayName, string description) => new() { ["displayName"] = displayName, ["description"] = description };

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\z")]
    private static partial Regex TenantName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9:/._-]*\z")]
    private static partial Regex AudienceName();
}
