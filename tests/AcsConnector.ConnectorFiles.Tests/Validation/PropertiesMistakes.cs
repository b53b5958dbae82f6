using static AcsConnector.ConnectorFiles.Tests.Validation.Mistake;
using static AcsConnector.Testing.Connectors.WrongConnector;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>PropertiesRules.</summary>
internal static class PropertiesMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        In("ConnectionParameterNameNotValid", "'a-b'", ("'region': {", "'a-b': { 'type': 'string' }, 'region': {")),
        In("ConstraintNotTrueOrFalse", "'yes'", ("'required': 'true'", "'required': 'yes'")),
        In("IconBrandColorNotValid", "'teal'", ("#1B5E63", "teal")),
        In("IconBrandColorNotAllowed", "'#ffffff'", ("#1B5E63", "#ffffff")).And("IconBackgroundNotBrandColor"),
        In("IconBrandColorNotAllowed", "'#007EE5'", ("#1B5E63", "#007EE5")).And("IconBackgroundNotBrandColor"),
        In("PublisherNotAlphanumeric", "'Adatum&Co.'", ("'Adatum'", "'Adatum & Co.'")),
        In("StackOwnerBlocksUpdate", "'stackOwner'", ("'publisher'", "'stackOwner': 'Adatum',\n        'publisher'")),
        In("OAuthSecretNeeded", "'token':", OAuth("'identityProvider': 'oauth2', 'redirectMode': 'Direct'")),
        In("RedirectModeNotPerConnector", "'redirectMode'", OAuth("'identityProvider': 'oauth2', 'redirectMode': 'Global'")).And("OAuthSecretNeeded"),
        In("RedirectModeNotPerConnector", "'oAuthSettings'", OAuth("'identityProvider': 'oauth2'")).And("OAuthSecretNeeded"),
        In("RedirectUrlNotValid", "'adatum.com/back'", OAuth("'identityProvider': 'oauth2', 'redirectMode': 'Direct', 'redirectUrl': 'adatum.com/back'")).And("OAuthSecretNeeded"),
        In("ApiKeyParameterMissing", "'connectionParameters'", ("'api_key'", "'other_key'"), ("'securestring'", "'string'")),
        In("ApiKeyParameterNotSecure", "'string','uiDefinition':{'displayName':'Key'", ("'securestring'", "'string'")),
        In("PolicyParameterUnknown", "'@connectionParameters(`area`", ("(`region`", "(`area`")),
        In("PolicyParameterHasNoDefault", "'@connectionParameters(`region`)", ("(`region`,``)", "(`region`)")),
        In("PolicyOperationNotFound", "'ListPets'", ("['ListPeople']", "['ListPets']")),
        In("PolicyOperationNotFound", "'ListPets'", ("'publisher'", "'scriptOperations': ['ListPets'],\n        'publisher'")),
    ];

    private static Mistake In(string rule, string at, params (string Find, string Replace)[] edits) => InFile(Properties, rule, at, edits);
}
