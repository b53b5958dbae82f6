using AcsConnector.Local.Connecting;
using AcsConnector.Local.Trusting;

namespace AcsConnector.Cli.Tests.Trusting;

/// <summary>What each system is told, as rows. That of Linux is run where CI runs, those of macOS and Windows are not.</summary>
public sealed class TrustPlanTests
{
    [Theory]
    [InlineData(
        HostSystem.Windows, false,
        "certutil -user -addstore Root '/home/it'\\''s me/localhost.pem'",
        "certutil -user -delstore Root AB12")]
    [InlineData(
        HostSystem.MacOS, false,
        "security add-trusted-cert -r trustRoot -p ssl -k /Users/me/Library/Keychains/login.keychain-db '/home/it'\\''s me/localhost.pem'",
        "security remove-trusted-cert '/home/it'\\''s me/localhost.pem'; security delete-certificate -Z AB12 /Users/me/Library/Keychains/login.keychain-db")]
    [InlineData(
        HostSystem.Linux, true,
        "install -m 644 '/home/it'\\''s me/localhost.pem' /usr/local/share/ca-certificates/acs-connector.crt; update-ca-certificates",
        "rm -f /usr/local/share/ca-certificates/acs-connector.crt; update-ca-certificates --fresh")]
    public void Each_system_has_its_commands(HostSystem system, bool needsRoot, string trust, string remove)
    {
        var step = Assert.Single(TrustPlan.For(system, "/home/it's me/localhost.pem", "AB12", "/Users/me", _ => true));

        Assert.Equal((needsRoot, trust, remove), (step.NeedsRoot, Lines(step.Trust), Lines(step.Remove)));
    }

    [Fact]
    public void A_Linux_of_another_family_has_none() =>
        Assert.Empty(TrustPlan.For(HostSystem.Linux, "/localhost.pem", "AB12", "/home/me", _ => false));

    private static string Lines(IEnumerable<string[]> commands) => string.Join("; ", commands.Select(TrustPlan.LineOf));
}
