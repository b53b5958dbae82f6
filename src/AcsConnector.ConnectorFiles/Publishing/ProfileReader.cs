using System.Text.RegularExpressions;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Json;

namespace AcsConnector.ConnectorFiles.Publishing;

/// <summary>Reads a profile. Every refusal begins with the place in the file.</summary>
internal static partial class ProfileReader
{
    private static readonly string[] Members =
        ["$schema", "title", "publisher", "contact", "website", "privacyPolicy", "icon", "iconBrandColor"];

    private static readonly string[] ContactMembers = ["name", "email", "url"];

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PublishProfile Read(string path)
    {
        var root = Parse(path);
        CheckMembers(root, "a profile", Members);
        return new PublishProfile
        {
            Title = Text(root, "title"),
            Publisher = Text(root, "publisher"),
            Contact = root["contact"] is { } contact ? Contact(contact) : null,
            Website = Url(root, "website"),
            PrivacyPolicy = Url(root, "privacyPolicy"),
            Icon = Icon(root, path),
        };
    }

    /// <summary>It says something, in one line.</summary>
    public static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    private static Node Parse(string path)
    {
        try
        {
            return NodeReader.Read(new SourceFile(path, Bytes(path)));
        }
        catch (NotJsonException e)
        {
            throw new ProfileException($"{path}:{e.Place.Line}:{e.Place.Column}: This is not JSON: {e.Message}");
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException($"{e.Message} Name a profile with --profile; docs/package.md says what is in one.");
        }
    }

    private static void CheckMembers(Node node, string what, string[] known)
    {
        if (!node.IsObject)
            throw Refused(node.Place, $"{Capital(what)} is an object.");
        if (node.Members.FirstOrDefault(member => !known.Contains(member.Name)) is { } unknown)
            throw Unknown(unknown, what, known);
        if (node.Members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Refused(twice.Last().NamePlace, $"'{twice.Key}' stands twice.");
    }

    private static UnknownMemberException Unknown(Node member, string what, string[] known) => new(
        $"{At(member.NamePlace)}'{member.Name}' is not a member of {what}, which has {string.Join(", ", known)}.", member.Name!, known);

    private static ProfileContact Contact(Node node)
    {
        CheckMembers(node, "a contact", ContactMembers);
        var email = Needed(node, "email", Text);
        return EmailAddress().IsMatch(email)
            ? new ProfileContact(Needed(node, "name", Text), email, Needed(node, "url", Url))
            : throw Refused(node["email"]!.Place, $"'{email}' is no email address: write it as in help@contoso.com.");
    }

    private static ProfileIcon? Icon(Node root, string profile)
    {
        var (file, color) = (Text(root, "icon"), Text(root, "iconBrandColor"));
        if (file is null && color is null)
            return null;
        if (file is null || color is null)
            throw Refused(root.Place, "Give icon and iconBrandColor together: the colour is the background of the icon.");
        return Color().IsMatch(color)
            ? new ProfileIcon(Png(root["icon"]!, Path.Combine(Path.GetDirectoryName(profile) ?? "", file)), color)
            : throw Refused(root["iconBrandColor"]!.Place, $"'{color}' is no colour: write it as in #1B5E63.");
    }

    private static byte[] Png(Node node, string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.AsSpan().StartsWith(PngSignature)
                ? bytes
                : throw Refused(node.Place, $"{path} is no PNG: save the icon as a PNG of 230 x 230 pixels.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(node.Place, $"{e.Message} Name the icon from the profile's folder.");
        }
    }

    private static string Needed(Node node, string member, Func<Node, string, string?> read) => read(node, member)
        ?? throw Refused(node.Place, $"'{member}' is missing in the contact, which has {string.Join(", ", ContactMembers)}.");

    private static string? Text(Node node, string member) => node[member] switch
    {
        null => null,
        { Text: { } text } when IsText(text) => text,
        var other => throw Refused(other.Place, $"'{member}' is a text of one line: leave it out when there is none."),
    };

    private static string? Url(Node node, string member) => Text(node, member) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? text
        : throw Refused(node[member]!.Place, $"'{text}' is no address of a page: write it as in https://contoso.com/privacy.");

    private static ProfileException Refused(Place place, string message) => new($"{At(place)}{message}");

    private static string At(Place place) => $"{place.File}:{place.Line}:{place.Column}: ";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+\z")]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Color();
}
