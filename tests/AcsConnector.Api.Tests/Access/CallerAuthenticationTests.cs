using System.Security.Cryptography;
using System.Text;

namespace AcsConnector.Api.Tests.Access;

public sealed class CallerAuthenticationTests(SharedApi shared)
{
    private const string BothWays = "Put the connection string of your Azure Communication Services resource, or an API key of this server, in the connection.";
    private const string AskTheOperator = "have the server's operator set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).";

    [Theory]
    [InlineData(null, "is missing.")]
    [InlineData("", "is missing.")]
    [InlineData("a key that nobody set", "holds neither an ACS connection string nor a valid API key.")]
    [InlineData(RunningApi.ApiKey + "!", "holds neither an ACS connection string nor a valid API key.")]
    [InlineData("THE PRIMARY KEY OF THESE TESTS", "holds neither an ACS connection string nor a valid API key.")]
    [InlineData("https://contoso.communication.azure.com/", "holds neither an ACS connection string nor a valid API key.")]
    public async Task Answers_401_without_a_credential_and_for_a_wrong_one(string? header, string problem)
    {
        var answer = await shared.Api.SendAsync(Call.Create() with { By = Caller.Nobody, Connection = header });

        answer.AssertError(401, "Unauthorized", $"The header Connection-String {problem} {BothWays}");
    }

    [Theory]
    [InlineData(RunningApi.ApiKey)]
    [InlineData(RunningApi.SecondApiKey)]
    public async Task Takes_both_API_keys(string key)
    {
        var answer = await shared.Api.SendAsync(Call.TestConnection() with { Connection = key });

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Takes_a_key_of_which_it_was_given_the_hash_and_not_the_hash()
    {
        var hash = $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(RunningApi.ApiKey)))}";
        await using var api = await RunningApi.StartAsync(("Access:PrimaryApiKey", hash));

        Assert.Equal(200, (await api.SendAsync(Call.TestConnection() with { Connection = RunningApi.ApiKey })).Status);
        Assert.Equal(401, (await api.SendAsync(Call.TestConnection() with { Connection = hash })).Status);
    }

    [Theory]
    [InlineData(null, true, "The header Connection-String is missing. Put the connection string of your Azure Communication Services resource in the connection, or " + AskTheOperator)]
    [InlineData(RunningApi.ApiKey, true, "The header Connection-String holds no ACS connection string, and this server has no API keys. Put the connection string of your Azure Communication Services resource in the connection, or " + AskTheOperator)]
    [InlineData(RunningApi.ApiKey, false, "The header Connection-String holds no ACS connection string, and this server has no API keys. The server's operator must set an API key (Access__PrimaryApiKey) and a resource (COMMUNICATION_SERVICES_ENDPOINT).")]
    public async Task Nobody_reaches_the_servers_credential_when_no_API_key_is_set(string? header, bool connectionStrings, string message)
    {
        await using var api = await RunningApi.StartAsync(
            ("Access:PrimaryApiKey", null), ("Access:SecondaryApiKey", ""), ("Access:AllowConnectionStrings", $"{connectionStrings}"));

        var answer = await api.SendAsync(Call.Create() with { By = Caller.Nobody, Connection = header });

        answer.AssertError(401, "Unauthorized", message);
        Assert.Equal(0, await api.CountAsync());
    }

    [Fact]
    public async Task Answers_403_for_connection_strings_that_are_switched_off()
    {
        await using var api = await RunningApi.StartAsync(("Access:AllowConnectionStrings", "false"));

        var callers = await api.SendAsync(Call.Create());
        var keyless = await api.SendAsync(Call.Create() with { By = Caller.Nobody });
        var keyed = await api.SendAsync(Call.Create() with { By = Caller.ApiKey });

        callers.AssertError(403, "ConnectionStringsNotAllowed", "This server takes no connection strings. Put an API key of this server in the connection.");
        keyless.AssertError(401, "Unauthorized", "The header Connection-String is missing. Put an API key of this server in the connection.");
        Assert.Equal(201, keyed.Status);
    }

    /// <summary>What the .NET SDK forgives.</summary>
    [Theory]
    [InlineData("endpoint={0};accesskey={1}")]
    [InlineData("accesskey={1};endpoint={0}")]
    [InlineData("Endpoint={0};AccessKey={1}")]
    [InlineData("  endpoint = {0} ; accesskey = {1} ; ")]
    [InlineData("endpoint={0};accesskey={1};")]
    public async Task Takes_a_connection_string_in_every_form_that_SDKs_take(string form)
    {
        var answer = await shared.Api.SendAsync(Call.TestConnection() with
        {
            Connection = string.Format(null, form, shared.Api.Endpoint, AcsConnector.Emulator.Service.DevelopmentResource.SecondaryKey),
        });

        Assert.Equal(200, answer.Status);
    }

    /// <summary>The first two are the official connector's words.</summary>
    [Theory]
    [InlineData("accesskey=a2V5", "endpoint in connectionString is empty.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/", "accessKey in connectionString is empty.")]
    [InlineData("endpoint=;accesskey=a2V5", "endpoint in connectionString is empty.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=", "accessKey in connectionString is empty.")]
    [InlineData("endpoint=contoso;accesskey=a2V5", "endpoint in connectionString is not a URL.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=no base64!", "accessKey in connectionString is not base64. Copy it again from the \"Keys\" tab of the resource.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=a2V5;endpoint=https://fabrikam.communication.azure.com/", "endpoint in connectionString is there twice.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=a2V5; AccessKey =b3RoZXI=", "accessKey in connectionString is there twice.")]
    public async Task Says_which_part_of_a_connection_string_is_wrong(string connection, string message)
    {
        var answer = await shared.Api.SendAsync(Call.Create() with { Connection = connection });

        answer.AssertError(400, "InvalidConnectionString", message);
    }

    [Fact]
    public async Task Refuses_a_connection_string_longer_than_1_KB()
    {
        var answer = await shared.Api.SendAsync(Call.Create() with { Connection = shared.Api.ConnectionString.PadRight(1025, ';') + "." });

        answer.AssertError(400, "InvalidConnectionString", "connectionString is too long.");
    }
}
