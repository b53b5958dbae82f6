using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>apiProperties.json: connection parameters, policies, colour, owner.</summary>
internal static partial class PropertiesRules
{
    public static readonly Rule<Properties>[] All =
    [
        new(
            "PropertiesMissing", Error,
            "apiProperties.json has no object 'properties', without which paconn stops.",
            "Put all members into it.",
            p => p.Node is not { IsObject: true } ? p.Root.Found() : null),

        new(
            "ConnectionParameterNameNotValid", Note,
            "A connection parameter cannot be called '{0}'.",
            "Use letters, digits and _; parameters of a token are token:name.",
            p => from parameter in p.ConnectionParameters
                 where !ParameterName().IsMatch(parameter.Name!)
                 select parameter.FoundAtName(parameter.Name)),

        new(
            "ConstraintNotTrueOrFalse", Warning,
            "The constraint '{0}' is '{1}'.",
            "Write \"true\" or \"false\", with quotes.",
            p => from constraint in p.ConnectionParameters.Select(parameter => parameter["uiDefinition"]?["constraints"]).OfType<Node>().SelectMany(constraints => constraints.Members)
                 where constraint.Name is "required" or "hidden" && constraint.Text is not (null or "true" or "false")
                 select constraint.Found(constraint.Name, constraint.Text)),

        new(
            "IconBrandColorNotValid", Warning,
            "The brand colour '{0}' is not a colour.",
            "Write # and six hexadecimal digits.",
            p => p.BrandColor is { Text: not null } color && !Color().IsMatch(color.Text) ? color.Found(color.Text) : null),

        new(
            "IconBrandColorNotAllowed", Warning,
            "The brand colour {0} is reserved.",
            "Choose another than #ffffff and #007ee5.",
            p => p.BrandColor is { Text: not null } color && color.Text.ToUpperInvariant() is "#FFFFFF" or "#007EE5"
                ? p.BrandColor?.Found(p.BrandColor.Text)
                : null),

        new(
            "PublisherNotAlphanumeric", Note,
            "'{0}' has more than letters, digits and spaces.",
            "Use these alone.",
            p => from owner in new[] { p.Node?["publisher"], p.Node?["stackOwner"] }.OfType<Node>()
                 where owner.Text?.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ') == false
                 select owner.Found(owner.Text)),

        new(
            "StackOwnerBlocksUpdate", Note,
            "With a stackOwner, paconn cannot update the connector.",
            "Remove it; it is for certified connectors.",
            p => p.Node?["stackOwner"]?.FoundAtName()),

        new(
            "OAuthSecretNeeded", Note,
            "The connector signs in with OAuth, so that paconn create asks for its secret.",
            "Give it with --secret.",
            p => p.ConnectionParameters.FirstOrDefault(parameter => parameter["oAuthSettings"] is not null) is { } parameter
                ? parameter.FoundAtName()
                : null),

        new(
            "RedirectModeNotPerConnector", Note,
            "New connectors need the redirectMode GlobalPerConnector.",
            "Write it, unless the connector is an old one.",
            p => from settings in p.ConnectionParameters.Select(parameter => parameter["oAuthSettings"]).OfType<Node>()
                 where settings.TextOf("redirectMode") is null or "Global"
                 select (settings["redirectMode"] ?? settings).FoundAtName()),

        new(
            "RedirectUrlNotValid", Warning,
            "'{0}' is not an absolute URL.",
            "Write the whole address, with https://.",
            p => from url in p.ConnectionParameters.Select(parameter => parameter["oAuthSettings"]?["redirectUrl"]).OfType<Node>()
                 where url.Text is not null && !DocumentRules.IsUrl(url.Text)
                 select url.Found(url.Text)),

        new(
            "ApiKeyParameterMissing", Warning,
            "The definition signs in with the API key '{0}', for which there is no connection parameter.",
            "Add a securestring.",
            p => from key in ApiKeys(p)
                 where p.Node is { IsObject: true } && p.ConnectionParameters.All(parameter => parameter.Name != key.Name) && Secrets(p) < ApiKeys(p).Count()
                 select (p.Node!["connectionParameters"] ?? p.Node!).FoundAtName(key.Name)),

        new(
            "ApiKeyParameterNotSecure", Warning,
            "The API key '{0}' is of type string, so that everybody can read it.",
            "Make it a securestring.",
            p => from key in ApiKeys(p)
                 from parameter in p.ConnectionParameters
                 where parameter.Name == key.Name && parameter.TextOf("type") == "string"
                 select parameter["type"]!.Found(key.Name)),

        new(
            "PolicyParameterUnknown", Warning,
            "The policy reads the connection parameter '{0}', which there is not.",
            "Correct its name, or add it.",
            p => from use in ParameterUses(p)
                 where p.ConnectionParameters.All(parameter => parameter.Name != use.Name)
                 select use.Node.Found(use.Name)),

        new(
            "PolicyParameterHasNoDefault", Warning,
            "The policy reads the connection parameter '{0}' without a default; where it is absent, calls fail with 500.",
            "Write @connectionParameters('name','').",
            p => from use in ParameterUses(p) where !use.HasDefault && MayBeAbsent(p, use.Name) select use.Node.Found(use.Name)),

        new(
            "PolicyOperationNotFound", Warning,
            "There is no operation '{0}'.",
            "Correct the operationId, or remove it.",
            p => from name in p.Policies.SelectMany(policy => policy["parameters"]?["x-ms-apimTemplate-operationName"]?.Items ?? []).Concat(p.Node?["scriptOperations"]?.Items ?? [])
                 where p.Definition is { Operations.Count: > 0 } && name.Text is not null && p.Definition.Operations.All(operation => operation.Id?.Text != name.Text)
                 select name.Found(name.Text)),
    ];

    private static IEnumerable<Node> ApiKeys(Properties p) => (p.Definition?.Root["securityDefinitions"]?.Members ?? []).Where(security => security.TextOf("type") == "apiKey");

    private static int Secrets(Properties p) => p.ConnectionParameters.Count(parameter => parameter.TextOf("type") == "securestring");

    /// <summary>It is optional, or of one set among others.</summary>
    private static bool MayBeAbsent(Properties p, string name) => p.ConnectionParameters.Any(parameter =>
        parameter.Name == name && (p.Node!["connectionParameterSets"] is not null || parameter["uiDefinition"]?["constraints"]?["required"]?.Shown != "true"));

    private static IEnumerable<(Node Node, string Name, bool HasDefault)> ParameterUses(Properties p) =>
        from node in p.Policies.SelectMany(policy => policy.Tree())
        where node.Text is not null
        from Match match in ParameterUse().Matches(node.Text!)
        select (node, match.Groups["name"].Value, match.Groups["default"].Success);

    [GeneratedRegex("^([0-9A-Za-z_]+|[0-9A-Za-z_]+:[0-9A-Za-z_]+)$")]
    private static partial Regex ParameterName();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex Color();

    [GeneratedRegex(@"connectionParameters\(\s*'(?<name>[^']*)'\s*(?<default>,[^)]*)?\)")]
    private static partial Regex ParameterUse();
}
