using System.Security.Cryptography;
using System.Text;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Access;

/// <summary>The API keys the operator set. Only their hashes are kept.</summary>
internal sealed class ApiKeys
{
    private const int MinLength = 16;
    private const string HashPrefix = "sha256:";
    private const string Primary = "primary";
    private const string Secondary = "secondary";
    private readonly List<(string Name, byte[] Hash)> _keys = [];

    /// <exception cref="SettingException">A key is too short, its hash is malformed, or it is the development key on a host that is not local.</exception>
    public ApiKeys(AccessOptions options, HostKind host)
    {
        Add(Primary, "Access:PrimaryApiKey", options.PrimaryApiKey, host);
        Add(Secondary, "Access:SecondaryApiKey", options.SecondaryApiKey, host);
    }

    public bool Any => _keys.Count > 0;

    public static string OtherThan(string name) => name == Primary ? Secondary : Primary;

    /// <summary>The name of the key, or null. Takes the same time whichever key it is, and for none.</summary>
    public string? NameOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? name = null;
        foreach (var known in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known.Hash, hash))
                name = known.Name;
        }

        return name;
    }

    private void Add(string name, string setting, string? value, HostKind host)
    {
        if (string.IsNullOrEmpty(value))
            return;

        var hash = HashOf(setting, value);
        if (host != HostKind.Local && hash.SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(DevelopmentKey.Value))))
            throw new SettingException(setting, "is the key of local development, which everybody knows. Make one of your own.");
        _keys.Add((name, hash));
    }

    private static byte[] HashOf(string setting, string value)
    {
        // What App Service leaves in a setting whose reference it could not follow; it is readable for many, and no key.
        if (value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
            throw new SettingException(setting, "is a Key Vault reference that was not resolved: check the secret, and the identity's access to the vault.");
        if (value.StartsWith(HashPrefix, StringComparison.OrdinalIgnoreCase))
            return ParseHash(setting, value[HashPrefix.Length..]);
        return value.Length >= MinLength
            ? SHA256.HashData(Encoding.UTF8.GetBytes(value))
            : throw new SettingException(setting, $"is too short: an API key has at least {MinLength} characters.");
    }

    private static byte[] ParseHash(string setting, string hex) =>
        hex.Length == SHA256.HashSizeInBytes * 2 && hex.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hex)
            : throw new SettingException(setting, "begins with sha256: but is not followed by 64 hex digits.");
}
