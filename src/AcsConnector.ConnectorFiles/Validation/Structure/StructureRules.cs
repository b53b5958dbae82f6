using AcsConnector.ConnectorFiles.Findings;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Structure;

/// <summary>What shapes find. Which member may stand where is in the files beside this one, whose names end in Shape and Shapes.</summary>
internal static class StructureRules
{
    public static readonly StructureRule JsonTypeIncorrect = new(
        nameof(JsonTypeIncorrect), Error,
        "'{0}' should be {1}.",
        "Write a value of that type.");

    /// <summary>The same in the other files, which the server's validator does not look at.</summary>
    public static readonly StructureRule MemberTypeIncorrect = new(
        nameof(MemberTypeIncorrect), Warning,
        "'{0}' should be {1}.",
        "Write a value of that type. apiProperties.json wants \"true\" and \"false\" as text where this says so.");

    public static readonly StructureRule JsonValueNotInEnum = new(
        nameof(JsonValueNotInEnum), Warning,
        "'{0}' is none of the words allowed here: {1}.",
        "Use one of these words, written the same way.");

    public static readonly StructureRule UnrecognizedTypeFormat = new(
        nameof(UnrecognizedTypeFormat), Warning,
        "'{0}' is not a format: {1}.",
        "Use a format of the list, or none.");

    public static readonly StructureRule CollectionFormatValueNotSupported = new(
        nameof(CollectionFormatValueNotSupported), CertificationError,
        "'{0}' is not a collectionFormat: {1}.",
        "Use one of the list; multi is for query and formData alone.");

    public static readonly StructureRule SchemeNotValid = new(
        nameof(SchemeNotValid), CertificationError,
        "'{0}' is not a scheme: {1}.",
        "Use https.");

    public static readonly StructureRule RequiredPropertyMissing = new(
        nameof(RequiredPropertyMissing), CertificationError,
        "'{0}' is missing in {1}.",
        "Add the member.");

    /// <summary>The same in the other files, which the server's validator does not look at.</summary>
    public static readonly StructureRule MemberMissing = new(
        nameof(MemberMissing), Warning,
        "'{0}' is missing in {1}.",
        "Add the member.");

    public static readonly StructureRule AdditionalPropertyNotAllowed = new(
        nameof(AdditionalPropertyNotAllowed), Warning,
        "'{0}' is not a member of {1}.",
        "Remove it, or correct its name or its place.");

    public static readonly StructureRule ExtensionNameNotValid = new(
        nameof(ExtensionNameNotValid), Error,
        "'{0}' is not a member of {1}, nor an extension.",
        "Remove it, or correct its name or its place. Names of your own begin with x-.");

    public static readonly StructureRule ExtensionMisspelled = new(
        nameof(ExtensionMisspelled), Warning,
        "'{0}' is not an extension. Did you mean '{1}'?",
        "Correct the name.");

    public static readonly StructureRule ExtensionNotAllowed = new(
        nameof(ExtensionNotAllowed), Warning,
        "'{0}' is not an extension that {1} can have.",
        "Remove it. Names of your own begin with x- but not with x-ms-.");

    public static readonly StructureRule ExtensionWithoutEffect = new(
        nameof(ExtensionWithoutEffect), Note,
        "'{0}' means nothing to a connector on {1}.",
        "Move it to the level it belongs to; nothing, where another tool reads it.");

    public static readonly StructureRule ArrayDuplicateValue = new(
        nameof(ArrayDuplicateValue), CertificationError,
        "'{0}' stands twice in this list.",
        "Remove one of the two.");

    public static readonly StructureRule NewerThanSchema = new(
        nameof(NewerThanSchema), Note,
        "'{0}' is in use, but newer than the published schema: {1}",
        "Nothing, unless a tool of yours insists on the published schema.");

    public static IReadOnlyList<Rule> All { get; } =
    [
        JsonTypeIncorrect, MemberTypeIncorrect, JsonValueNotInEnum, UnrecognizedTypeFormat, CollectionFormatValueNotSupported, SchemeNotValid,
        RequiredPropertyMissing, MemberMissing, AdditionalPropertyNotAllowed, ExtensionNameNotValid, ExtensionMisspelled, ExtensionNotAllowed,
        ExtensionWithoutEffect, ArrayDuplicateValue, NewerThanSchema,
    ];

    /// <summary>A finding of a shape, in a file that is not the definition.</summary>
    public static Finding OutsideOfDefinition(Finding finding) =>
        finding.Rule == JsonTypeIncorrect ? finding with { Rule = MemberTypeIncorrect }
        : finding.Rule == RequiredPropertyMissing ? finding with { Rule = MemberMissing }
        : finding;
}
