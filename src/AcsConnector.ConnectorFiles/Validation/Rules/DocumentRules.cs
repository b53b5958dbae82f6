using System.Net.Mail;
using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>The definition as a whole: where the API is, who made it, how large it is.</summary>
internal static partial class DocumentRules
{
    private const int MaxOperations = 256;

    private static readonly string[] Order =
    [
        "swagger", "info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters", "responses", "securityDefinitions", "security", "tags",
    ];

    private static readonly string[] KnownCategories =
    [
        "AI", "Business Management", "Business Intelligence", "Collaboration", "Commerce", "Communication", "Content and Files", "Data", "Finance", "Human Resources",
        "Internet of Things", "IT Operations", "Lifestyle and Entertainment", "Marketing", "Productivity", "Sales and CRM", "Security", "Social Media", "Website",
    ];

    public static readonly Rule<Definition>[] All =
    [
        new(
            "SpecificationVersionIncorrect", Error,
            "The Swagger version is '{0}'.",
            "Custom connectors take \"2.0\" alone.",
            d => d.Root["swagger"] is { } version && version.Text != "2.0" ? version.Found(version.Shown) : null),

        new(
            "RequiredValueEmpty", CertificationError,
            "'{0}' is empty.",
            "Write a value.",
            d => from node in new[] { d.Info?["title"], d.Info?["version"], d.Root["host"] }.OfType<Node>()
                 where node.Text is not null && string.IsNullOrWhiteSpace(node.Text)
                 select node.Found(node.Name)),

        new(
            "TitleMissing", Error,
            "The connector has no title.",
            "Add \"title\" to info.",
            d => d.Info is { IsObject: true } info && info["title"] is null ? info.FoundAtName() : null),

        new(
            "HostMissing", Error,
            "The definition has no host, from which the address of the API is made.",
            "Add the host name of the API.",
            d => d.Root.IsObject && d.Root["host"] is null ? d.Root.Found() : null),

        new(
            "HostNameNotValid", Error,
            "'{0}' is not a host name, or a host name and a port.",
            "Leave out the scheme and the path: api.example.com.",
            d => d.Root["host"] is { Text.Length: > 0 } host && !Host().IsMatch(host.Text) ? host.Found(host.Text) : null),

        new(
            "PlaceholderHost", Note,
            "The host '{0}' stands for one that is filled in later.",
            "Put in the host of your API before the import; of this connector, acs-connector package --api-url does.",
            d => d.Root["host"] is { Text: not null } host && Placeholder().IsMatch(host.Text) ? host.Found(host.Text) : null),

        new(
            "BasePathNotValid", CertificationError,
            "The basePath '{0}' does not start with a slash.",
            "Begin it with /.",
            d => d.Root["basePath"] is { Text: not null } path && !path.Text.StartsWith('/') ? path.Found(path.Text) : null),

        new(
            "SchemesMissing", Warning,
            "The definition has no schemes, and paconn takes the first of them.",
            "Add \"schemes\": [\"https\"].",
            d => d.Root.IsObject && d.Root["schemes"] is null ? d.Root.Found() : null),

        new(
            "SchemesArrayEmpty", CertificationError,
            "The list of schemes is empty.",
            "Write [\"https\"].",
            d => d.Root["schemes"] is { IsArray: true, Items.Count: 0 } schemes ? schemes.Found() : null),

        new(
            "SchemeNotSupported", CertificationError,
            "The scheme '{0}' is a WebSocket's.",
            "Use https.",
            d => from scheme in d.Root["schemes"]?.Items ?? [] where scheme.Text is "ws" or "wss" select scheme.Found(scheme.Text)),

        new(
            "MimeTypeNotValid", CertificationError,
            "'{0}' is not a MIME type.",
            "Write one like application/json.",
            d => from holder in d.Operations.Select(operation => operation.Node).Prepend(d.Root)
                 from type in (holder["consumes"]?.Items ?? []).Concat(holder["produces"]?.Items ?? [])
                 where type.Text is not null && !MimeType().IsMatch(type.Text)
                 select type.Found(type.Text)),

        new(
            "ContactEmailNotValid", CertificationError,
            "'{0}' is not an e-mail address.",
            "Correct it, in ASCII.",
            d => d.Info?["contact"]?["email"] is { Text: not null } email && !IsEmail(email.Text) ? email.Found(email.Text) : null),

        new(
            "ContactMissing", CertificationError,
            "The connector has no contact.",
            "Add \"contact\" to info, with a name, a URL and an e-mail address.",
            d => d.Info is { IsObject: true } info && info["contact"] is null ? info.FoundAtName() : null),

        new(
            "ContactIncomplete", Note,
            "The contact has no {0}.",
            "Add it, if the connector is to be certified.",
            d => from name in new[] { "name", "url", "email" }
                 where d.Info?["contact"] is not null && d.Info["contact"]![name] is null
                 select d.Info!["contact"]!.FoundAtName(name)),

        new(
            "UrlNotValid", Warning,
            "'{0}' is not an absolute URL.",
            "Write the whole address, with https://.",
            d => from url in Urls(d) where url.Text is { } text && !IsUrl(text) select url.Found(url.Text)),

        new(
            "ConnectorMetadataMissing", CertificationError,
            "The definition has no x-ms-connector-metadata.",
            "Add it, with Website, Privacy policy and Categories.",
            d => d.Root.IsObject && d.Root["x-ms-connector-metadata"] is null ? d.Root.Found() : null),

        new(
            "ConnectorMetadataPropertiesMissing", Warning,
            "The connector's metadata has no '{0}'.",
            "Add it to x-ms-connector-metadata: Website, Privacy policy, Categories.",
            d => from name in new[] { "Website", "Privacy policy", "Categories" }
                 where d.Root["x-ms-connector-metadata"] is not null && Metadata(d, name) is null
                 select d.Root["x-ms-connector-metadata"]!.Found(name)),

        new(
            "InvalidConnectorCategory", CertificationError,
            "'{0}' is not a category of connectors.",
            $"Choose from: {string.Join(", ", KnownCategories)}.",
            d => from category in Categories(d) where !KnownCategories.Contains(category) select Metadata(d, "Categories")!.Found(category)),

        new(
            "TooManyConnectorCategories", CertificationError,
            "The connector has {0} categories.",
            "Keep two.",
            d => Categories(d) is { Count: > 2 } many ? Metadata(d, "Categories")?.Found(Number.Text(many.Count)) : null),

        new(
            "TagRedefined", CertificationError,
            "The tag '{0}' is defined twice.",
            "Remove one of the two.",
            d => Repeated(d.Root["tags"]?.Items ?? [], tag => tag.TextOf("name")).Select(tag => tag.Found(tag.TextOf("name")))),

        new(
            "TotalOperationsCountExceedsMaxAllowed", CertificationError,
            "The definition has {0} operations; 256 are allowed.",
            "Split the connector, or leave out what flows do not need.",
            d => d.Operations.Count > MaxOperations ? d.Root["paths"]?.FoundAtName(Number.Text(d.Operations.Count)) : null),

        new(
            "NoOperationHasResponse", CertificationError,
            "No operation of the definition has a response.",
            "Add the responses of each operation.",
            d => d.Operations.Count > 0 && d.Operations.All(o => o.Responses.Count == 0) ? d.Root["paths"]!.FoundAtName() : null),

        new(
            "MembersOutOfOrder", Note,
            "'{0}' comes later than the usual order has it.",
            "Order the document: swagger, info, host, schemes, consumes, produces, paths, definitions, parameters.",
            d => OutOfOrder(d.Root) is { } member ? member.FoundAtName(member.Name) : null),

        new(
            "TestConnectionNotSuitable", Warning,
            "The operation '{0}' cannot test a connection: {1}.",
            "Test with a GET that asks for no value.",
            d => d.Root["x-ms-capabilities"]?["testConnection"] is { } test && d.Operations.FirstOrDefault(o => o.Id?.Text == test.TextOf("operationId")) is { } target && Unsuitable(target, test) is { } reason
                ? test["operationId"]?.Found(target.Name, reason)
                : null),
    ];

    /// <summary>Nodes whose key came before.</summary>
    public static IEnumerable<Node> Repeated(IEnumerable<Node> nodes, Func<Node, string?> key)
    {
        var seen = new HashSet<string>();
        return [.. nodes.Where(node => key(node) is { } name && !seen.Add(name))];
    }

    public static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http";

    private static bool IsEmail(string text) => text.All(char.IsAscii) && MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static Node? Metadata(Definition d, string name) =>
        (d.Root["x-ms-connector-metadata"]?.Items ?? []).FirstOrDefault(item => item.TextOf("propertyName") == name)?["propertyValue"];

    private static List<string> Categories(Definition d) =>
        Metadata(d, "Categories")?.Text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList() ?? [];

    private static IEnumerable<Node> Urls(Definition d) =>
        new[] { d.Info?["contact"]?["url"], d.Info?["license"]?["url"], Metadata(d, "Website"), Metadata(d, "Privacy policy") }
            .Concat(d.Root.Tree().Where(node => node.Name == "externalDocs").Select(node => node["url"]))
            .Concat((d.Root["x-ms-docs"]?.Items ?? []).Select(item => item["url"]))
            .Concat((d.Root["securityDefinitions"]?.Members ?? []).SelectMany(security => new[] { security["authorizationUrl"], security["tokenUrl"] }))
            .OfType<Node>();

    private static Node? OutOfOrder(Node root)
    {
        var highest = -1;
        foreach (var member in root.Members)
        {
            var place = Array.IndexOf(Order, member.Name);
            if (place >= 0 && place < highest)
                return member;
            highest = Math.Max(highest, place);
        }

        return null;
    }

    private static string? Unsuitable(Operation target, Node test) =>
        target.Method != "get" ? "it is a " + target.Method.ToUpperInvariant()
        : target.Parameters.FirstOrDefault(p => p.IsRequired && p.Node["default"] is null && test["parameters"]?[p.Name ?? ""] is null) is { } open ? $"it needs a value for '{open.Name}'"
        : null;

    [GeneratedRegex(@"^(@environmentVariables\(""[A-Za-z0-9_]+""\)|[^{}/ :\\]+(:\d+)?)$")]
    private static partial Regex Host();

    [GeneratedRegex(@"(^|\.)(example|contoso|fabrikam)\.(com|net|org)$|\.(example|invalid|test)$|^localhost(:\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+(\s*;.*)?$")]
    private static partial Regex MimeType();
}
