using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>TextRules.</summary>
internal static class WordMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        Without("DescriptionMissing", "'info'", "'Look up the people"),
        In("FieldLengthNotInRange", "'Lookuppeople.'", ("Look up the people of a company and keep their entries up to date.", "Look up people.")),
        In("FieldLengthExceeded", "'PeopleDirectoryforEveryCompanyThere", ("'People Directory'", "'People Directory for Every Company There Is'")),
        In("FieldLengthExceeded", "'LevelAaaa", ("'Level'", $"'Level A{new string('a', 80)}'")),
        In("ValueContainsRestrictedWords", "'PeopleConnector'", ("'People Directory'", "'People Connector'")),
        In("ValueContainsRestrictedWords", "'LookupthepeopleinPowerApps", ("Look up the people of", "Look up the people in Power Apps of")),
        In("ProductNameInText", "'LookupthepeopleinDataverse", ("Look up the people of", "Look up the people in Dataverse of")),
        In("ProductNameInText", "'PowerAppsDirectory'", ("'People Directory'", "'Power Apps Directory'")),
        In("ValueMustBeInEnglish", "'People\\u00dcbersicht'", ("'People Directory'", "'People \\u00dcbersicht'")),
        In("ValueMustEndWithAlphanumeric", "'PeopleDirectory!'", ("'People Directory'", "'People Directory!'")),
        In("ValueMustEndWithAlphanumeric", "'Getaperson.'", ("'Get a person'", "'Get a person.'")),
        In("RestrictedCharactersInSummary", "'Getaperson/user'", ("'Get a person'", "'Get a person/user'")),
        Without("SummaryMissing", "'get':{'description':'Giveoneperson.'", "'Get a person'"),
        In("SummaryNotSentenceCase", "'GetAPerson'", ("'Get a person'", "'Get A Person'")),
        In("SummaryNotSentenceCase", "'getaperson'", ("'Get a person'", "'get a person'")),
        Without("OperationDescriptionMissing", "'get':{'summary':'Getaperson'", "'Give one person.'"),
        In("DescriptionSameAsSummary", "'Getaperson.'", ("'Give one person.'", "'Get a person.'")),
        In("DescriptionNotASentence", "'Giveoneperson'", ("'Give one person.'", "'Give one person'")),
        In("DisplayNameMissing", "{'name':'limit'", ("'How many people to give.',\n                        'x-ms-summary': 'Number of People'", "'How many people to give.'")),
        In("PropertyDisplayNameMissing", "{'type':'integer','description':'Thelevel", ("'The level, from 1.', 'x-ms-summary': 'Level'", "'The level, from 1.'")),
        In("DisplayNameNotTitleCase", "'levelofTheperson'", ("'Level'", "'level of The person'")),
        In("FieldDescriptionMissing", "{'name':'limit'", ("'description': 'How many people to give.',\n                        ", "")),
        In("PropertyDescriptionMissing", "{'type':'integer','x-ms-summary'", ("'description': 'The level, from 1.', ", "")),
    ];
}
