using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Tests.Connecting;

public sealed class TrustLinesTests
{
    private const string InsteadOfALine = "acs-connector trust, or the connection string over http";

    [Theory]
    [InlineData(HostSystem.Linux, "JavaScript", "export NODE_EXTRA_CA_CERTS='/home/it'\\''s me/acs-connector/localhost.pem'")]
    [InlineData(HostSystem.Linux, "Python, az", "export REQUESTS_CA_BUNDLE='/home/it'\\''s me/acs-connector/ca-bundle.pem'")]
    [InlineData(HostSystem.Linux, ".NET", "export SSL_CERT_FILE='/home/it'\\''s me/acs-connector/ca-bundle.pem'")]
    [InlineData(HostSystem.MacOS, "JavaScript", "export NODE_EXTRA_CA_CERTS='/Users/it'\\''s me/acs-connector/localhost.pem'")]
    [InlineData(HostSystem.MacOS, "Python, az", "export REQUESTS_CA_BUNDLE='/Users/it'\\''s me/acs-connector/ca-bundle.pem'")]
    [InlineData(HostSystem.MacOS, ".NET", InsteadOfALine)]
    [InlineData(HostSystem.Windows, "JavaScript (PowerShell)", @"$env:NODE_EXTRA_CA_CERTS = 'C:\Users\It''s 100% me\acs-connector\localhost.pem'")]
    [InlineData(HostSystem.Windows, "JavaScript (cmd)", @"set ""NODE_EXTRA_CA_CERTS=C:\Users\It's 100%% me\acs-connector\localhost.pem""")]
    [InlineData(HostSystem.Windows, "Python, az (PowerShell)", @"$env:REQUESTS_CA_BUNDLE = 'C:\Users\It''s 100% me\acs-connector\ca-bundle.pem'")]
    [InlineData(HostSystem.Windows, "Python, az (cmd)", @"set ""REQUESTS_CA_BUNDLE=C:\Users\It's 100%% me\acs-connector\ca-bundle.pem""")]
    [InlineData(HostSystem.Windows, ".NET", InsteadOfALine)]
    public void Are_what_the_system_and_its_shells_take(HostSystem system, string label, string line) =>
        Assert.Contains((label, line), TrustLines.For(Points.Context(system)));

    [Theory]
    [InlineData(HostSystem.Linux, 3)]
    [InlineData(HostSystem.MacOS, 3)]
    [InlineData(HostSystem.Windows, 5)]
    public void Are_so_many(HostSystem system, int count) => Assert.Equal(count, TrustLines.For(Points.Context(system)).Count());
}
