using System.Text;
using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Tests.Connecting;

/// <summary>The variables by which programs connect, on each system and for each shell.</summary>
public sealed class ConnectionLinesTests
{
    private const string Options = "-Djavax.net.ssl.trustStore=\"/home/it's me/acs-connector/truststore.p12\" "
        + "-Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword=changeit";

    [Fact]
    public async Task Are_written_for_each_shell_on_each_system_as_in_the_snapshot()
    {
        var written = new StringBuilder();
        foreach (var system in Enum.GetValues<HostSystem>())
        {
            var context = Points.Context(system, "HTTPS_PROXY", "http://proxy:8080") with { WithManagedIdentity = true };
            foreach (var shell in Shells.Names)
                written.Append(null, $"=== {shell} on {HostSystems.NameOf(system)}\n{Shells.Write(shell, ConnectionLines.Of(context))}\n");
        }

        var file = SourceTree.At("tests", "AcsConnector.Cli.Tests", "Connecting", "variables.txt");
        if (Environment.GetEnvironmentVariable("ACSCONNECTOR_RENEW") == "1")
            await File.WriteAllTextAsync(file, written.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), written.ToString());
    }

    [Fact]
    public void The_managed_identity_is_taken_over_only_when_that_is_asked_for()
    {
        Assert.DoesNotContain("IDENTITY_ENDPOINT", Set(Points.Context(HostSystem.Linux)).Keys);
        Assert.Equal("http://127.0.0.1:7080/msi/token", Set(Points.Context(HostSystem.Linux) with { WithManagedIdentity = true })["IDENTITY_ENDPOINT"]);
    }

    [Fact]
    public void Over_http_the_connection_string_and_the_endpoint_are_those_of_http()
    {
        var variables = Set(Points.Context(HostSystem.Windows) with { OverHttp = true });

        Assert.StartsWith("endpoint=http://127.0.0.1:7080/;accesskey=", variables["COMMUNICATION_SERVICES_CONNECTION_STRING"], StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:7080/", variables["COMMUNICATION_SERVICES_ENDPOINT"]);
        Assert.StartsWith("endpoint=https://", variables["AZURE_COMMUNICATION_CONNECTION_STRING"], StringComparison.Ordinal); // az signs another text over http.
    }

    /// <summary>What somebody else has set goes on working.</summary>
    [Theory]
    [InlineData("NODE_EXTRA_CA_CERTS", "/home/it's me/acs-connector/localhost.pem")]
    [InlineData("NODE_EXTRA_CA_CERTS", "/home/it's me/acs-connector/localhost.pem", "NODE_EXTRA_CA_CERTS", "")]
    [InlineData("NODE_EXTRA_CA_CERTS", "/home/it's me/acs-connector/localhost.pem", "NODE_EXTRA_CA_CERTS", "/home/it's me/acs-connector/localhost.pem")]
    [InlineData("NODE_EXTRA_CA_CERTS", "/home/it's me/acs-connector/ca-bundle.pem", "NODE_EXTRA_CA_CERTS", "/corporate.pem")]
    [InlineData("CURL_CA_BUNDLE", null)]
    [InlineData("CURL_CA_BUNDLE", "/home/it's me/acs-connector/ca-bundle.pem", "CURL_CA_BUNDLE", "/corporate.pem")]
    [InlineData("JAVA_TOOL_OPTIONS", Options)]
    [InlineData("JAVA_TOOL_OPTIONS", "-Xmx1g " + Options, "JAVA_TOOL_OPTIONS", "-Xmx1g")]
    [InlineData("JAVA_TOOL_OPTIONS", "-Xmx1g " + Options, "JAVA_TOOL_OPTIONS", "-Xmx1g " + Options)]
    [InlineData("NO_PROXY", null)]
    [InlineData("NO_PROXY", null, "NO_PROXY", ".contoso.com")]
    [InlineData("NO_PROXY", "localhost,127.0.0.1", "https_proxy", "http://proxy:8080")]
    [InlineData("NO_PROXY", ".contoso.com,localhost,127.0.0.1", "HTTPS_PROXY", "http://proxy:8080", "NO_PROXY", ".contoso.com, localhost")]
    [InlineData("no_proxy", ".contoso.com,localhost,127.0.0.1", "HTTPS_PROXY", "http://proxy:8080", "NO_PROXY", ".contoso.com")]
    public void Variables_that_are_set_already_lose_nothing(string variable, string? value, params string[] given) =>
        Assert.Equal(value, Set(Points.Context(HostSystem.Linux, given)).GetValueOrDefault(variable));

    [Theory]
    [InlineData("plain/path:1;x=y", "V=plain/path:1;x=y")]
    [InlineData("with blank", "V='with blank'")]
    [InlineData("it's \"so\"", """V="it's \"so\"" """)]
    public void A_dotenv_value_is_quoted_only_where_it_must_be(string value, string line) =>
        Assert.Equal(line.TrimEnd(), Shells.Assign("dotenv", "V", value));

    private static Dictionary<string, string> Set(ConnectionContext context) => ConnectionLines.Of(context).ToDictionary();
}
