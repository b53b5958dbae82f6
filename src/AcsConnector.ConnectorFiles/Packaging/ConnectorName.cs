using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>
/// What the platform knows the connector by: <c>prefix_name</c>, and an id that is always the same for that name, so that a second
/// import changes the connector instead of adding another. Plain letters and digits: the platform would encode anything else.
/// </summary>
public sealed partial record ConnectorName(string Prefix, string Name)
{
    /// <summary>Made up once, for the ids of this program alone.</summary>
    private static readonly Guid Names = new("6f1c2b0e-3f5d-4a57-9c6d-2d1d0a6f7e11");

    /// <summary>Of a package that nobody names.</summary>
    public static ConnectorName Default { get; } = new("acs", "communicationidentity");

    /// <summary>What the platform knows the publisher of the solutions by.</summary>
    public string PublisherName { get; init; } = Prefix;

    /// <summary>The name in an environment.</summary>
    public string SchemaName => $"{Prefix}_{Name}";

    /// <summary>The id in an environment.</summary>
    public Guid Id => Uuid(SchemaName);

    /// <summary>10000 to 99999: a publisher's choices in lists begin with it.</summary>
    public int OptionValuePrefix => 10_000 + (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Prefix))) % 90_000);

    /// <exception cref="PackagingException">The platform would refuse or change one of them.</exception>
    public static ConnectorName Create(string prefix, string name, string? publisherName = null)
    {
        if (!PlainPrefix().IsMatch(prefix) || prefix.StartsWith("mscrm", StringComparison.Ordinal))
            throw new PackagingException($"'{prefix}' cannot be a publisher's prefix: give --publisher 2 to 8 lower-case letters and digits that begin with a letter, and not with mscrm.");
        if (!PlainName().IsMatch(name))
            throw new PackagingException($"'{name}' cannot be the connector's name: give --name 2 to 50 lower-case letters and digits that begin with a letter.");
        if (publisherName is not null && !PlainPublisher().IsMatch(publisherName))
            throw new PackagingException(
                $"'{publisherName}' cannot be a publisher's name: give --publisher-name letters, digits and _ that do not begin with a digit.");
        return new ConnectorName(prefix, name) { PublisherName = publisherName ?? prefix };
    }

    /// <summary>The id of something that belongs to the connector: always the same for both names.</summary>
    public Guid IdOf(string part) => Uuid($"{SchemaName} {part}");

    /// <summary>A UUID of version 5 (RFC 9562, section 5.5).</summary>
    private static Guid Uuid(string name)
    {
#pragma warning disable CA5350 // The version is defined by SHA-1; nothing is kept secret by it.
        var hash = SHA1.HashData([.. Names.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]{1,7}\z")]
    private static partial Regex PlainPrefix();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}\z")]
    private static partial Regex PlainPublisher();

    [GeneratedRegex(@"^[a-z][a-z0-9]{1,49}\z")]
    private static partial Regex PlainName();
}
