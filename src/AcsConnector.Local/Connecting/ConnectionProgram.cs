namespace AcsConnector.Local.Connecting;

/// <summary>A language or a tool that connects to the emulator: which of <see cref="ConnectionLines"/> it reads, and what to write in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variables">The variables it reads, beside those for proxies, which all read.</param>
/// <param name="Code">What to write in it, by shell; the same in each for a language.</param>
public sealed record ConnectionProgram(string Name, IReadOnlyList<string> Variables, Func<string, string> Code)
{
    private const string ConnectionString = "COMMUNICATION_SERVICES_CONNECTION_STRING";
    private static readonly string[] Proxies = ["NO_PROXY", "no_proxy"];

    /// <summary>One row for each.</summary>
    public static IReadOnlyList<ConnectionProgram> All { get; } =
    [
        new(".NET", [ConnectionString, "SSL_CERT_FILE"], _ =>
            $"""
            using Azure.Communication.Identity;

            var client = new CommunicationIdentityClient(Environment.GetEnvironmentVariable("{ConnectionString}"));
            """),
        new("JavaScript", [ConnectionString, "NODE_EXTRA_CA_CERTS"], _ =>
            $$"""
            import { CommunicationIdentityClient } from "@azure/communication-identity";

            const client = new CommunicationIdentityClient(process.env["{{ConnectionString}}"]);
            """),
        new("Python", [ConnectionString, "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"], _ =>
            $"""
            import os
            from azure.communication.identity import CommunicationIdentityClient

            client = CommunicationIdentityClient.from_connection_string(os.environ["{ConnectionString}"])
            """),
        new("Java", [ConnectionString, "JAVA_TOOL_OPTIONS"], _ =>
            $"""
            import com.azure.communication.identity.*;

            CommunicationIdentityClient client = new CommunicationIdentityClientBuilder()
                .connectionString(System.getenv("{ConnectionString}"))
                .buildClient();
            """),
        new("az", ["AZURE_COMMUNICATION_CONNECTION_STRING", "REQUESTS_CA_BUNDLE"], _ => "az communication identity token issue --scope chat"),
        new("curl", ["ACSCONNECTOR_API", "ACSCONNECTOR_API_KEY"], shell =>
            $"{(shell == "pwsh" ? "curl.exe" : "curl")} -X POST \"{Shells.Read(shell, "ACSCONNECTOR_API")}/identities\" "
            + $"-H \"Connection-String: {Shells.Read(shell, "ACSCONNECTOR_API_KEY")}\""),
    ];

    /// <summary>The variables with their values, in the order of the table.</summary>
    public IEnumerable<KeyValuePair<string, string>> VariablesOf(ConnectionContext context) =>
        from line in ConnectionLines.All
        where (Variables.Contains(line.Variable) && line.Systems.Contains(context.System)) || Proxies.Contains(line.Variable)
        let value = line.Value(context)
        where value is not null
        select KeyValuePair.Create(line.Variable, value);

    /// <summary>What to do where no variable makes it trust the emulator; null where one does.</summary>
    public string? InsteadOfTrust(ConnectionContext context) =>
        ConnectionLines.All.Any(line => line.Trusts == Name && !line.Systems.Contains(context.System)) ? TrustLines.InsteadOfALine : null;
}
