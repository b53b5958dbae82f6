using System.Text.Json.Nodes;
using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>Puts what a profile says where the platform reads it. Of what it does not say, nothing is promised in another's name.</summary>
internal static class PublishedName
{
    public static void Put(PublishProfile profile, JsonObject definition, ApiAddress api)
    {
        var info = definition["info"]!.AsObject();
        if (profile.Title is { } title)
            info["title"] = title;
        PutContact(profile, info["contact"]!.AsObject(), api);
        PutFact(definition, "Website", profile.Website ?? api.Url);
        // How a server treats data is its operator's promise: only the operator can link to it.
        PutFact(definition, "Privacy policy", profile.PrivacyPolicy);
    }

    public static void Put(PublishProfile profile, JsonObject properties)
    {
        if (profile.Publisher is { } publisher)
            properties["publisher"] = publisher;
        if (profile.Icon is { } icon)
            properties["iconBrandColor"] = icon.BrandColor;
    }

    private static void PutContact(PublishProfile profile, JsonObject contact, ApiAddress api)
    {
        if ((profile.Contact?.Name ?? profile.Publisher) is { } name)
            contact["name"] = name;
        if (profile.Contact?.Email is { } email)
            contact["email"] = email;
        contact["url"] = profile.Contact?.Url ?? profile.Website ?? api.Url;
    }

    private static void PutFact(JsonObject definition, string name, string? value)
    {
        var facts = definition["x-ms-connector-metadata"]!.AsArray();
        if (value is null)
            facts.RemoveAll(fact => (string?)fact!["propertyName"] == name);
        else
            facts.Single(fact => (string?)fact!["propertyName"] == name)!["propertyValue"] = value;
    }
}
