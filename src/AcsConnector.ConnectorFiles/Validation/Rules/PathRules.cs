using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>Paths: their form, and that a call finds one operation.</summary>
internal static partial class PathRules
{
    public static readonly Rule<Definition>[] All =
    [
        new(
            "OperationPathMustStartWithSlash", Error,
            "The path '{0}' does not start with a slash.",
            "Begin it with /.",
            d => Where(d, path => !path.StartsWith('/'))),

        new(
            "OperationPathContainsUnsupportedCharacters", CertificationError,
            "The path '{0}' has a *.",
            "Name the segments; there are no wildcards.",
            d => Where(d, path => path.Contains('*', StringComparison.Ordinal))),

        new(
            "OperationPathMayNotContainQueryOrFragment", CertificationError,
            "The path '{0}' has a query or a fragment.",
            "Write query values as parameters; in a path, ? is %3F and # is %23.",
            d => Where(d, path => path.IndexOfAny(['?', '#']) >= 0)),

        new(
            "OperationPathTemplateNotValid", CertificationError,
            "The braces in the path '{0}' do not enclose a name within one segment.",
            "Write {name}; a single brace is %7B or %7D.",
            d => Where(d, path => !path.Split('/').All(segment => Segment().IsMatch(segment)))),

        new(
            "OperationPathVariablesContainDefaults", CertificationError,
            "A variable in the path '{0}' has a default value.",
            "Move the default to the parameter.",
            d => Where(d, path => VariableWithDefault().IsMatch(path))),

        new(
            "PathRedefined", Error,
            "The path '{0}' is '{1}' in another capitalization.",
            "Keep one of the two.",
            d => from path in d.Paths
                 let twin = d.Paths.TakeWhile(other => other != path).FirstOrDefault(other => other.Name != path.Name && string.Equals(other.Name, path.Name, StringComparison.OrdinalIgnoreCase))
                 where twin is not null
                 select path.FoundAtName(path.Name, twin.Name)),

        new(
            "DuplicateOperationPath", CertificationError,
            "'{0}' cannot be told from '{1}'.",
            "Make the fixed segments differ.",
            d => Pairs(d).Where(pair => Template(pair.Path) == Template(pair.Other)).Select(pair => pair.Path.FoundAtName(pair.Path.Name, pair.Other.Name))),

        new(
            "PartialDuplicateOperationPath", Note,
            "Some calls of '{0}' can be taken for '{1}'.",
            "Make the fixed segments differ, so that no value of a variable leads elsewhere.",
            d => Pairs(d).Where(pair => Template(pair.Path) != Template(pair.Other) && Overlap(pair.Path.Name!, pair.Other.Name!)).Select(pair => pair.Path.FoundAtName(pair.Path.Name, pair.Other.Name))),

        new(
            "PathItemRefNotSuppored", CertificationError,
            "The path '{0}' is a reference.",
            "Write its operations here.",
            d => from path in d.Paths where path["$ref"] is not null select path["$ref"]!.FoundAtName(path.Name)),

        new(
            "PathParametersContainDuplicateParameter", CertificationError,
            "The path has two parameters '{0}' in '{1}'.",
            "Remove one of the two.",
            d => from path in d.Paths
                 from twin in DocumentRules.Repeated(path["parameters"]?.Items ?? [], use => ParameterRules.Key(d.Resolve(use)))
                 select twin.Found(d.Resolve(twin)!.TextOf("name") ?? "", d.Resolve(twin)!.TextOf("in") ?? "")),

        new(
            "PathParametersContainMultipleBodyParameters", CertificationError,
            "The path has more than one body parameter.",
            "Put everything into one body.",
            d => from path in d.Paths
                 from body in (path["parameters"]?.Items ?? []).Where(use => d.Resolve(use)?.TextOf("in") == "body").Skip(1)
                 select body.Found()),
    ];

    private static IEnumerable<Hit> Where(Definition definition, Predicate<string> isWrong) =>
        from path in definition.Paths where isWrong(path.Name!) select path.FoundAtName(path.Name!);

    /// <summary>Every path with each one before it that has a method in common.</summary>
    private static IEnumerable<(Node Path, Node Other)> Pairs(Definition definition) =>
        from path in definition.Paths
        from other in definition.Paths.TakeWhile(other => other != path)
        where definition.Operations.Where(o => o.Path == path.Name).Any(o => definition.Operations.Any(p => p.Path == other.Name && p.Method == o.Method))
        select (path, other);

    private static string Template(Node path) => Variable().Replace(path.Name!, "{}");

    private static bool Overlap(string path, string other)
    {
        var (segments, others) = (path.Split('/'), other.Split('/'));
        return segments.Length == others.Length && segments.Zip(others).All(pair => Matches(pair.First, pair.Second) || Matches(pair.Second, pair.First));
    }

    /// <summary>A value of the one segment can be the other.</summary>
    private static bool Matches(string segment, string other) =>
        Regex.IsMatch(Variable().Replace(other, "x"), $"^{string.Join(".+", Variable().Split(segment).Select(Regex.Escape))}$", RegexOptions.Singleline);

    [GeneratedRegex(@"\{[^{}/]+\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^([^{}]|\{[^{}/]+\})*$")]
    private static partial Regex Segment();

    [GeneratedRegex(@"\{[^{}/]*=[^{}/]*\}")]
    private static partial Regex VariableWithDefault();
}
