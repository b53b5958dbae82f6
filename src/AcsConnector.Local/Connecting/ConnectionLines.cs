namespace AcsConnector.Local.Connecting;

/// <summary>The one table of variables by which programs of each language connect to the emulator and trust it.</summary>
public static class ConnectionLines
{
    private static readonly string[] Proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    private static readonly string[] Loopback = ["localhost", "127.0.0.1"];

    /// <summary>One row for each variable, in the order they are printed.</summary>
    public static IReadOnlyList<ConnectionLine> All { get; } =
    [
        new("COMMUNICATION_SERVICES_CONNECTION_STRING", "quickstarts of C#, JavaScript and Python", context => context.Point.ConnectionString(context.OverHttp)),
        new("COMMUNICATION_SERVICES_ENDPOINT", "quickstarts that sign in with a key or with `DefaultAzureCredential`", context => Endpoint(context)),
        new("COMMUNICATION_SERVICES_ACCESSKEY", "quickstarts that sign in with endpoint and key", context => context.Point.AccessKey),
        new("AZURE_COMMUNICATION_CONNECTION_STRING", "`az communication`", context => context.Point.ConnectionString(overHttp: false)),
        new("ACSCONNECTOR_API", "your scripts: the address of the connector's API", context => context.Point.Api),
        new("ACSCONNECTOR_API_KEY", "your scripts: the key of the connector's API", context => context.Point.ApiKey),
        new("NODE_EXTRA_CA_CERTS", "Node.js, beside the authorities it has", ExtraAuthorities) { Trusts = "JavaScript" },
        new("REQUESTS_CA_BUNDLE", "Python's SDKs and `az`, in the place of their own authorities", context => context.Point.Files.Bundle) { Trusts = "Python, az" },
        new("SSL_CERT_FILE", "OpenSSL: .NET on Linux, Python's other clients, curl", context => context.Point.Files.Bundle)
        {
            Trusts = ".NET",
            Systems = [HostSystem.Linux], // .NET has OpenSSL under it on Linux alone.
        },
        new("CURL_CA_BUNDLE", "curl, where it is set already and hides the one before", context =>
            string.IsNullOrEmpty(context.Variable("CURL_CA_BUNDLE")) ? null : context.Point.Files.Bundle),
        new("JAVA_TOOL_OPTIONS", "Java, which says so on stderr when it starts", JavaOptions),
        new("NO_PROXY", "all of them, where a proxy is set", context => NoProxy(context, "NO_PROXY", "no_proxy")),
        new("no_proxy", "the same in small letters, not on Windows", context => context.System == HostSystem.Windows ? null : NoProxy(context, "no_proxy", "NO_PROXY")),
        new("IDENTITY_ENDPOINT", "`DefaultAzureCredential`, with `--managed-identity`", context => $"{context.Point.Http}msi/token") { IsManagedIdentity = true },
        new("IDENTITY_HEADER", "`DefaultAzureCredential`, with `--managed-identity`", _ => "anything") { IsManagedIdentity = true },
    ];

    /// <summary>The variables that are set, with their values.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ConnectionContext context) =>
    [
        .. from line in All
           where context.WithManagedIdentity || !line.IsManagedIdentity
           let value = line.Value(context)
           where value is not null
           select KeyValuePair.Create(line.Variable, value),
    ];

    private static string Endpoint(ConnectionContext context) => (context.OverHttp ? context.Point.Http : context.Point.Https).AbsoluteUri;

    /// <summary>Who has authorities of their own there already keeps them: the bundle has those too.</summary>
    private static string ExtraAuthorities(ConnectionContext context) =>
        context.Given("NODE_EXTRA_CA_CERTS") is null ? context.Point.Files.Certificate : context.Point.Files.Bundle;

    /// <summary>Behind the options there are. Java takes a path with blanks in quotes.</summary>
    private static string JavaOptions(ConnectionContext context)
    {
        var options = $"-Djavax.net.ssl.trustStore=\"{context.Point.Files.TrustStore}\" -Djavax.net.ssl.trustStoreType=PKCS12 "
            + $"-Djavax.net.ssl.trustStorePassword={JavaTrustStore.Password}";
        var before = context.Given("JAVA_TOOL_OPTIONS")?.Replace(options, "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(before) ? options : $"{before} {options}";
    }

    /// <summary>No proxy reaches this machine's own addresses.</summary>
    private static string? NoProxy(ConnectionContext context, string variable, string otherSpelling)
    {
        if (Proxies.All(proxy => context.Given(proxy) is null))
            return null;
        var hosts = (context.Given(variable) ?? context.Given(otherSpelling) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(',', hosts.Union(Loopback));
    }
}
