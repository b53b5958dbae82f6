using AcsConnector.Local.Starting;

namespace AcsConnector.Cli.Tests.Starting;

public sealed class TrustLinesTests
{
    private const string OverHttp = "reads no such variable here: use the connection string over http";

    [Theory]
    [InlineData("Linux", "JavaScript", "export NODE_EXTRA_CA_CERTS='/home/it'\\''s/localhost.pem'")]
    [InlineData("Linux", "Python, az", "export REQUESTS_CA_BUNDLE='/home/it'\\''s/localhost.pem'")]
    [InlineData("Linux", ".NET", "export SSL_CERT_FILE='/home/it'\\''s/localhost.pem'")]
    [InlineData("macOS", "JavaScript", "export NODE_EXTRA_CA_CERTS='/home/it'\\''s/localhost.pem'")]
    [InlineData("macOS", "Python, az", "export REQUESTS_CA_BUNDLE='/home/it'\\''s/localhost.pem'")]
    [InlineData("macOS", ".NET", OverHttp)]
    [InlineData("Windows", "JavaScript (PowerShell)", "$env:NODE_EXTRA_CA_CERTS = '/home/it''s/localhost.pem'")]
    [InlineData("Windows", "JavaScript (cmd)", "set \"NODE_EXTRA_CA_CERTS=/home/it's/localhost.pem\"")]
    [InlineData("Windows", "Python, az (PowerShell)", "$env:REQUESTS_CA_BUNDLE = '/home/it''s/localhost.pem'")]
    [InlineData("Windows", "Python, az (cmd)", "set \"REQUESTS_CA_BUNDLE=/home/it's/localhost.pem\"")]
    [InlineData("Windows", ".NET", OverHttp)]
    public void Are_what_the_system_and_its_shells_take(string system, string label, string line) =>
        Assert.Contains((label, line), TrustLines.For(system, "/home/it's/localhost.pem"));

    [Theory]
    [InlineData("Linux", 3)]
    [InlineData("macOS", 3)]
    [InlineData("Windows", 5)]
    public void Are_so_many(string system, int count) => Assert.Equal(count, TrustLines.For(system, "localhost.pem").Count());
}
