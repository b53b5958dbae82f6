using AcsConnector.Local.Connecting;

namespace AcsConnector.Local.Trusting;

/// <summary>What a system is told, so that its programs trust a certificate.</summary>
public static class TrustPlan
{
    private const string InDebian = "/usr/local/share/ca-certificates/acs-connector.crt";

    /// <summary>
    /// Debian's program, which Ubuntu and Alpine have as well. Without --fresh it leaves the links of a certificate that has gone, and
    /// they lead to the next one of that name.
    /// </summary>
    private const string UpdateOfDebian = "update-ca-certificates";

    /// <summary>One row for each system. Linux has another way for every family: only that of Debian takes a certificate that is no authority.</summary>
    /// <param name="system">The system.</param>
    /// <param name="certificate">The certificate's file.</param>
    /// <param name="thumbprint">Its SHA-1 thumbprint, by which the stores of macOS and Windows find it.</param>
    /// <param name="home">The user's folder.</param>
    /// <param name="hasProgram">Whether a program is there.</param>
    public static IReadOnlyList<TrustStep> For(HostSystem system, string certificate, string thumbprint, string home, Func<string, bool> hasProgram)
    {
        var keychain = $"{home}/Library/Keychains/login.keychain-db";
        return system switch
        {
            HostSystem.Windows =>
            [
                new("Programs that use Windows' authorities (.NET, browsers, curl)", NeedsRoot: false,
                    [["certutil", "-user", "-addstore", "Root", certificate]],
                    [["certutil", "-user", "-delstore", "Root", thumbprint]]),
            ],
            HostSystem.MacOS =>
            [
                new("Programs that use the keychain (.NET, browsers, curl)", NeedsRoot: false,
                    [["security", "add-trusted-cert", "-r", "trustRoot", "-p", "ssl", "-k", keychain, certificate]],
                    [["security", "remove-trusted-cert", certificate], ["security", "delete-certificate", "-Z", thumbprint, keychain]]),
            ],
            _ when hasProgram(UpdateOfDebian) =>
            [
                new("Programs that use the system's authorities (curl, wget, git)", NeedsRoot: true,
                    [["install", "-m", "644", certificate, InDebian], [UpdateOfDebian]],
                    [["rm", "-f", InDebian], [UpdateOfDebian, "--fresh"]]),
            ],
            _ => [],
        };
    }

    /// <summary>The line of a command for a shell.</summary>
    public static string LineOf(string[] command) => string.Join(' ', command.Select(word =>
        word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:".Contains(character)) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'"));
}
