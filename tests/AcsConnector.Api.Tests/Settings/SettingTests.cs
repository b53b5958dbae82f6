using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Tests.Settings;

public sealed class SettingTests
{
    private const string Resource = "COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=https://contoso.communication.azure.com/;accesskey=a2V5";

    private const string Authority = "Access:Entra:Authority=https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0";
    private const string Audience = "Access:Entra:Audience=api://acs-connector";

    private const string Taken = "";
    private const string Emulator = "Emulator:Endpoint=https://localhost:7443/";
    private const string EmulatorCertificate = "Emulator:Certificate=CERTIFICATE";
    private const string DevelopmentKeySetting = "Access:PrimaryApiKey=acs-connector-local-api-key";
    private const string HashedDevelopmentKeySetting = "Access:PrimaryApiKey=sha256:efdca0493599a396117f484600a8360adc146d4507e8cea7ed47e500f7bf19f0";
    private const string HttpAuthority = "Access:Entra:Authority=http://localhost/t";
    private const string EasyAuth = "Access:EasyAuth=true";
    private const string EasyAuthIsOn = "WEBSITE_AUTH_ENABLED=True";

    /// <summary>Each setting as NAME=VALUE; those of one row are set together. No message may hold the text CANARY.</summary>
    [Theory]
    [InlineData("Access:PrimaryApiKey", "Access:PrimaryApiKey=CANARY", Resource)]
    [InlineData("Access:SecondaryApiKey", "Access:SecondaryApiKey=CANARY", Resource)]
    [InlineData("Access:PrimaryApiKey", "Access:PrimaryApiKey=sha256:CANARY", Resource)]
    [InlineData("Access:PrimaryApiKey", "Access:PrimaryApiKey=@Microsoft.KeyVault(VaultName=CANARY;SecretName=key)", Resource)]
    [InlineData("Access:SecondaryApiKey", "Access:SecondaryApiKey=sha256:", Resource)]
    [InlineData("Access:PrimaryApiKey", "Access:PrimaryApiKey=a key long enough, CANARY")]
    [InlineData("Access:SecondaryApiKey", "Access:SecondaryApiKey=a key long enough, CANARY")]
    [InlineData("Access:AllowConnectionStrings", "Access:AllowConnectionStrings=CANARY")]
    [InlineData("Access:EndpointSuffixes", "Access:EndpointSuffixes=CANARY")]
    [InlineData("Access:EndpointSuffixes", "Access:EndpointSuffixes:0=CANARY.com")]
    [InlineData("Access:EndpointSuffixes", "Access:EndpointSuffixes:0=.com")]
    [InlineData("Access:EndpointSuffixes", "Access:EndpointSuffixes:0=communication.azure.us")]
    [InlineData("Access:EndpointSuffixes", "Access:EndpointSuffixes:0=.communication.azure.us", "Access:EndpointSuffixes:1=.CANARY")]
    [InlineData("Access:AllowPrivateEndpoints", "Access:AllowPrivateEndpoints=CANARY")]
    [InlineData("Access:PinnedEndpoint", "Access:PinnedEndpoint=CANARY")]
    [InlineData("Access:PinnedEndpoint", "Access:PinnedEndpoint=https://CANARY.com/")]
    [InlineData("Access:PinnedEndpoint", "Access:PinnedEndpoint=https://contoso.communication.azure.com/CANARY")]
    [InlineData("Access:RequestsPerMinute", "Access:RequestsPerMinute=CANARY")]
    [InlineData("Access:RequestsPerMinute", "Access:RequestsPerMinute=0")]
    [InlineData("Access:RequestsPerMinute", "Access:RequestsPerMinute=-1")]
    [InlineData("Access:RequestsPerMinute", "Access:RequestsPerMinute=1e3")]
    [InlineData("Access:RequestsPerMinute", "Access:RequestsPerMinute=100001")]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=CANARY", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=http://login.CANARY.com/t", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=https://CANARY@login.microsoftonline.com/t", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=https://login.microsoftonline.com/t?CANARY", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=https://login.microsoftonline.com/common/v2.0", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=https://login.microsoftonline.com/Organizations", Audience, Resource)]
    [InlineData("Access:Entra:Authority", "Access:Entra:Authority=https://login.microsoftonline.com/consumers/v2.0/", Audience, Resource)]
    [InlineData("Access:Entra:Authority", Authority, Resource)]
    [InlineData("Access:Entra:Authority", Authority, Audience)]
    [InlineData("Access:Entra:Audience", Audience, Resource)]
    [InlineData("Access:Entra:Audience", "Access:Entra:Audience:0=CANARY", Resource)]
    [InlineData("Access:Entra:Roles", "Access:Entra:Roles:0=CANARY", Resource)]
    [InlineData("Upstream:Attempt", "Upstream:Attempt=CANARY")]
    [InlineData("Upstream:Attempt", "Upstream:Attempt=0")]
    [InlineData("Upstream:Total", "Upstream:Total=-00:00:01")]
    [InlineData("Upstream:Total", "Upstream:Total=30")] // Days, not seconds.
    [InlineData("Upstream:RetryDelay", "Upstream:RetryDelay=CANARY")]
    [InlineData("COMMUNICATION_SERVICES_CONNECTION_STRING", "COMMUNICATION_SERVICES_CONNECTION_STRING=CANARY")]
    [InlineData("COMMUNICATION_SERVICES_CONNECTION_STRING", "COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=https://contoso.communication.azure.com/;accesskey=CANARY!")]
    [InlineData("COMMUNICATION_SERVICES_CONNECTION_STRING", "COMMUNICATION_SERVICES_CONNECTION_STRING=endpoint=https://CANARY.com/;accesskey=a2V5")]
    [InlineData("COMMUNICATION_SERVICES_ENDPOINT", "COMMUNICATION_SERVICES_ENDPOINT=CANARY")]
    [InlineData("COMMUNICATION_SERVICES_ENDPOINT", "COMMUNICATION_SERVICES_ENDPOINT=http://CANARY.communication.azure.com/")]
    [InlineData("COMMUNICATION_SERVICES_ENDPOINT", "COMMUNICATION_SERVICES_ENDPOINT=https://localhost:7443/CANARY")]
    [InlineData("COMMUNICATION_SERVICES_ACCESSKEY", "COMMUNICATION_SERVICES_ENDPOINT=https://contoso.communication.azure.com/", "COMMUNICATION_SERVICES_ACCESSKEY=CANARY!")]
    [InlineData("COMMUNICATION_SERVICES_ACCESSKEY", "COMMUNICATION_SERVICES_ACCESSKEY=CANARY==")]
    [InlineData("Emulator:Endpoint", "Emulator:Endpoint=CANARY")]
    [InlineData("Emulator:Endpoint", "Emulator:Endpoint=http://localhost:7443/CANARY")]
    [InlineData("Emulator:Endpoint", "Emulator:Endpoint=https://CANARY.com/")]
    [InlineData("Emulator:Endpoint", "Emulator:Endpoint=https://localhost.CANARY.com/")]
    [InlineData("Emulator:Endpoint", "Emulator:Endpoint=https://10.0.0.1/")]
    [InlineData("Emulator:Certificate", "Emulator:Endpoint=https://localhost:7443/")]
    [InlineData("Emulator:Certificate", "Emulator:Endpoint=https://127.0.0.2:7443/", "Emulator:Certificate=/CANARY.pem")]
    [InlineData("Emulator:Certificate", "Emulator:Endpoint=https://[::1]:7443/", "Emulator:Certificate=.")]
    [InlineData("Repeatability:TableEndpoint", "Repeatability:TableEndpoint=CANARY")]
    [InlineData("Repeatability:TableEndpoint", "Repeatability:TableEndpoint=http://CANARY.table.core.windows.net/")]
    [InlineData("Repeatability:TableEndpoint", "Repeatability:TableEndpoint=https://a.table.core.windows.net/?sig=CANARY")]
    [InlineData("Repeatability:ConnectionString", "Repeatability:ConnectionString=CANARY")]
    [InlineData("Repeatability:ConnectionString", "Repeatability:ConnectionString=AccountName=a;AccountKey=CANARY!")]
    [InlineData("Repeatability:ConnectionString", "Repeatability:ConnectionString=AccountName=a;AccountKey=a2V5", "Repeatability:TableEndpoint=https://a.table.core.windows.net/")]
    [InlineData("Repeatability:TableName", "Repeatability:TableName=CANARY-1")]
    [InlineData("Repeatability:Lease", "Repeatability:Lease=CANARY")]
    [InlineData("Repeatability:Lease", "Repeatability:Lease=00:00:02")] // No time to renew it.
    [InlineData("Repeatability:Capacity", "Repeatability:Capacity=CANARY")]
    [InlineData("Repeatability:Capacity", "Repeatability:Capacity=0")]
    [InlineData("Repeatability:FromWorkflowHeaders", "Repeatability:FromWorkflowHeaders=CANARY")]
    [InlineData("Repeatability:ThroughCustomId", "Repeatability:ThroughCustomId=CANARY")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT=CANARY")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING=CANARY")]
    public void A_wrong_setting_stops_the_start_and_names_itself(string named, params string[] settings)
    {
        var problem = Assert.Throws<SettingException>(() => RunningApi.Build(settings.Select(Parse)));

        Assert.StartsWith($"The setting {named} ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", problem.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData]
    [InlineData("Access:PrimaryApiKey=", "Access:AllowConnectionStrings=", "COMMUNICATION_SERVICES_ENDPOINT=", "COMMUNICATION_SERVICES_ACCESSKEY=", "Emulator:Endpoint=", "Upstream:Total=")]
    [InlineData(Resource, "Access:PrimaryApiKey=a key long enough", "Upstream:Total=00:01:00", "Access:EndpointSuffixes:0=.communication.azure.com")]
    [InlineData("COMMUNICATION_SERVICES_ENDPOINT=https://contoso.communication.azure.com", "Access:SecondaryApiKey=a key long enough")]
    [InlineData(Resource, Authority, Audience, "Access:Entra:Roles:0=Tokens.Issue", "Access:RequestsPerMinute=60", "Access:PinnedEndpoint=https://contoso.communication.azure.com")]
    [InlineData("Access:Entra:Authority=", "Access:Entra:Audience=", "Access:EasyAuth=", "Access:PinnedEndpoint=", "Access:RequestsPerMinute=", "Access:AllowPrivateEndpoints=")]
    public async Task Settings_that_are_right_or_empty_do_not(params string[] settings)
    {
        await using var app = RunningApi.Build(settings.Select(Parse));

        Assert.NotNull(app);
    }

    /// <summary>What a host takes, or the setting that stops its start.</summary>
    [Theory]
    [InlineData(Taken, HostKind.Local, Emulator, EmulatorCertificate)]
    [InlineData("Emulator:Endpoint", HostKind.Container, Emulator, EmulatorCertificate)]
    [InlineData("Emulator:Endpoint", HostKind.Functions, Emulator, EmulatorCertificate)]
    [InlineData("Emulator:Endpoint", HostKind.Container, Emulator, EmulatorCertificate, "FUNCTIONS_CUSTOMHANDLER_PORT=")] // No variable decides.
    [InlineData(Taken, HostKind.Local, Resource, DevelopmentKeySetting)]
    [InlineData("Access:PrimaryApiKey", HostKind.Container, Resource, DevelopmentKeySetting)]
    [InlineData("Access:PrimaryApiKey", HostKind.Functions, Resource, DevelopmentKeySetting)]
    [InlineData("Access:SecondaryApiKey", HostKind.Functions, Resource, "Access:SecondaryApiKey=acs-connector-local-api-key")]
    [InlineData("Access:PrimaryApiKey", HostKind.Container, Resource, HashedDevelopmentKeySetting)]
    [InlineData("Access:PrimaryApiKey", HostKind.Functions, Resource, HashedDevelopmentKeySetting)]
    [InlineData(Taken, HostKind.Local, Resource, HashedDevelopmentKeySetting)]
    [InlineData(Taken, HostKind.Local, Resource, HttpAuthority, Audience)]
    [InlineData("Access:Entra:Authority", HostKind.Container, Resource, HttpAuthority, Audience)]
    [InlineData("Access:Entra:Authority", HostKind.Functions, Resource, HttpAuthority, Audience)]
    [InlineData(Taken, HostKind.Container, Resource, Authority, Audience)]
    [InlineData(Taken, HostKind.Functions, Resource, Authority, Audience)]
    [InlineData("Access:EasyAuth", HostKind.Local, Resource, EasyAuth, EasyAuthIsOn)]
    [InlineData("Access:EasyAuth", HostKind.Container, Resource, EasyAuth, EasyAuthIsOn)]
    [InlineData(Taken, HostKind.Functions, Resource, EasyAuth, EasyAuthIsOn, "Access:Entra:Roles=Tokens.Issue")]
    [InlineData("Access:EasyAuth", HostKind.Functions, Resource, EasyAuth)]
    [InlineData("Access:EasyAuth", HostKind.Functions, Resource, EasyAuth, "WEBSITE_AUTH_ENABLED=")]
    [InlineData("Access:EasyAuth", HostKind.Functions, Resource, EasyAuth, "WEBSITE_AUTH_ENABLED=False")]
    [InlineData("Access:EasyAuth", HostKind.Functions, Resource, EasyAuth, "WEBSITE_AUTH_ENABLED=1")]
    [InlineData("Access:EasyAuth", HostKind.Functions, EasyAuth, EasyAuthIsOn)] // Without a resource to open.
    [InlineData("Access:EasyAuth", HostKind.Functions, Resource, "Access:EasyAuth=CANARY", EasyAuthIsOn)]
    [InlineData(Taken, HostKind.Functions)]
    [InlineData(Taken, HostKind.Container)]
    public async Task Only_a_local_host_takes_what_development_needs_and_only_Functions_takes_Easy_Auth(string named, HostKind host, params string[] settings)
    {
        var given = settings.Select(setting => Parse(setting.Replace("CERTIFICATE", FakeService.CertificatePath, StringComparison.Ordinal)));

        var problem = await Record.ExceptionAsync(async () => await RunningApi.Build(given, host: host).DisposeAsync());

        if (named == Taken)
            Assert.Null(problem);
        else
            Assert.StartsWith($"The setting {named} ", Assert.IsType<SettingException>(problem).Message, StringComparison.Ordinal);
    }

    private static (string Name, string? Value) Parse(string setting) => (setting.Split('=')[0], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
