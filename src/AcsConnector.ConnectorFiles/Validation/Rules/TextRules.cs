using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;
using AcsConnector.ConnectorFiles.Validation.Model;
using static AcsConnector.ConnectorFiles.Findings.Severities;
using static AcsConnector.ConnectorFiles.Findings.Severity;

namespace AcsConnector.ConnectorFiles.Validation.Rules;

/// <summary>What makers read in a designer.</summary>
internal static class TextRules
{
    private const int MaxTitle = 30;
    private const int MaxSummary = 80;
    private const int MinDescription = 30;
    private const int MaxDescription = 500;

    public static readonly Rule<Definition>[] All =
    [
        new(
            "DescriptionMissing", Error,
            "The connector has no description, without which paconn stops.",
            "Add \"description\" to info.",
            d => d.Info is { IsObject: true } info && info["description"] is null ? info.FoundAtName() : null),

        new(
            "FieldLengthNotInRange", CertificationError,
            "The description of the connector has {0} characters; 30 to 500 are asked for.",
            "Say in one or two sentences what the connector is for.",
            d => d.Info?["description"] is { Text.Length: < MinDescription or > MaxDescription } description
                ? description.Found(Number.Text(description.Text.Length))
                : null),

        new(
            "FieldLengthExceeded", CertificationError,
            "'{0}' has {1} characters; {2} are shown.",
            "Shorten it.",
            d => from name in DisplayNames(d).Append(d.Info?["title"])
                 let max = name?.Name == "title" ? MaxTitle : MaxSummary
                 where name?.Text?.Length > max
                 select name!.Found(name.Text, Number.Text(name.Text!.Length), Number.Text(max))),

        new(
            "ValueContainsRestrictedWords", CertificationError,
            "'{0}' has the words '{1}', which the server refuses.",
            "Say it without them.",
            d => Having(Wording.RestrictedInTitle, d.Info?["title"])
                .Concat(Having(Wording.RestrictedInDescription, [d.Info?["description"], .. d.Operations.Select(o => o.Node["description"])]))),

        new(
            "ProductNameInText", Warning,
            "'{0}' names the product '{1}'.",
            "Say what the connector is for without it.",
            d => Having(Wording.Products, d.Info?["title"], d.Info?["description"]).Concat(Having(Wording.RestrictedInDescription, d.Info?["title"]))),

        new(
            "ValueMustBeInEnglish", Warning,
            "'{0}' has letters that English has not.",
            "Write it in English.",
            d => from text in Texts(d) where text.Text!.Any(c => char.IsLetter(c) && !char.IsAscii(c)) select text.Found(text.Text)),

        new(
            "ValueMustEndWithAlphanumeric", CertificationError,
            "'{0}' does not end in a letter or a digit.",
            "Leave out the last character.",
            d => from name in Summaries(d).Append(d.Info?["title"])
                 where name?.Text is [.., var last] && !char.IsLetterOrDigit(last) && last != ')'
                 select name!.Found(name.Text)),

        new(
            "RestrictedCharactersInSummary", CertificationError,
            "The summary '{0}' has the character '{1}'.",
            $"Say it in words: none of {string.Join(' ', Wording.RestrictedInSummary.ToArray())} may stand there.",
            d => from summary in Summaries(d)
                 from character in summary.Text!.Where(Wording.RestrictedInSummary.Contains).Take(1)
                 select summary.Found(summary.Text, character.ToString())),

        new(
            "SummaryMissing", Warning,
            "The operation has no summary, so that a designer shows its operationId.",
            "Add one, in sentence case.",
            d => from o in d.Operations where !o.IsInternal && o.Node["summary"] is null select o.Node.FoundAtName()),

        new(
            "SummaryNotSentenceCase", Note,
            "The summary '{0}' is not in sentence case.",
            "Begin the first word and names with a capital, and no other.",
            d => from summary in Summaries(d) where !Wording.IsSentenceCase(summary.Text!) select summary.Found(summary.Text)),

        new(
            "OperationDescriptionMissing", Warning,
            "The operation has no description.",
            "Add one: a full sentence.",
            d => from o in d.Operations where !o.IsInternal && o.Node["description"] is null select o.Node.FoundAtName()),

        new(
            "DescriptionSameAsSummary", Warning,
            "The description says no more than the summary.",
            "Say what the operation does.",
            d => from o in d.Operations
                 where o.Node.TextOf("description") is { } description && Wording.Same(description, o.Node.TextOf("summary"))
                 select o.Node["description"]!.Found()),

        new(
            "DescriptionNotASentence", Note,
            "'{0}' does not end in a full stop.",
            "Write a full sentence.",
            d => from description in Descriptions(d)
                 where description.Text is [.., not ('.' or '!' or '?')]
                 select description.Found(description.Text)),
    ];

    public static readonly Rule<Field>[] Shown =
    [
        new(
            "DisplayNameMissing", CertificationError,
            "The parameter '{0}' has no x-ms-summary, so that a designer shows this name.",
            "Add one, in title case.",
            f => f.IsParameter && Lacks(f, "x-ms-summary") ? f.Node.Found(f.Name) : null),

        new(
            "PropertyDisplayNameMissing", Note,
            "The property '{0}' has no x-ms-summary, so that a designer shows this name.",
            "Add one, in title case.",
            f => !f.IsParameter && f.IsInput && Lacks(f, "x-ms-summary") ? f.Node.Found(f.Name) : null),

        new(
            "DisplayNameNotTitleCase", Note,
            "The display name '{0}' is not in title case.",
            "Begin each word with a capital, except of, in, to and the like.",
            f => f.Node["x-ms-summary"] is { Text: not null } name && !Wording.IsTitleCase(name.Text) ? name.Found(name.Text) : null),

        new(
            "FieldDescriptionMissing", CertificationError,
            "The parameter '{0}' has no description.",
            "Add one: a full sentence.",
            f => f.IsParameter && Lacks(f, "description") ? f.Node.Found(f.Name) : null),

        new(
            "PropertyDescriptionMissing", Note,
            "The property '{0}' has no description.",
            "Add one: a full sentence.",
            f => !f.IsParameter && f.IsInput && Lacks(f, "description") ? f.Node.Found(f.Name) : null),
    ];

    private static bool Lacks(Field field, string member) => field is { IsShown: true, IsPlain: true } && field.Node[member] is null;

    private static IEnumerable<Node> Summaries(Definition d) => d.Operations.Select(o => o.Node["summary"]).OfType<Node>().Where(node => node.Text is not null);

    private static IEnumerable<Node> DisplayNames(Definition d) => d.Fields.Select(f => f.Node["x-ms-summary"]).OfType<Node>().Where(node => node.Text is not null);

    private static IEnumerable<Node> Descriptions(Definition d) =>
        Described(d.Operations.Select(o => o.Node));

    private static IEnumerable<Node> Described(IEnumerable<Node> holders) =>
        holders.Select(holder => holder["description"]).OfType<Node>().Where(node => node.Text is not null);

    private static IEnumerable<Node> Texts(Definition d) =>
        new[] { d.Info?["title"], d.Info?["description"] }.OfType<Node>().Where(node => node.Text is not null)
            .Concat(Summaries(d)).Concat(DisplayNames(d)).Concat(Descriptions(d)).Concat(Described(d.Fields.Select(f => f.Node)));

    private static IEnumerable<Hit> Having(IEnumerable<string> words, params IEnumerable<Node?> texts) =>
        from text in texts
        from word in words
        where text?.Text is not null && Regex.IsMatch(text.Text, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase)
        select text!.Found(text.Text!, word);
}
