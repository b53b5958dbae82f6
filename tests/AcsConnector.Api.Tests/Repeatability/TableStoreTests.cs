using System.Text;
using AcsConnector.Api.Settings;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Api.Tests.Repeatability;

/// <summary>What counts as a table that cannot be reached, and what is a mistake of this program, which nobody must look for in the network.</summary>
public sealed class TableStoreTests
{
    [Theory]
    [InlineData(typeof(IOException), 503, "RequestIdStoreUnavailable", LogLevel.Warning)]
    [InlineData(typeof(RequestFailedException), 503, "RequestIdStoreUnavailable", LogLevel.Warning)]
    [InlineData(typeof(FormatException), 503, "RequestIdStoreUnavailable", LogLevel.Warning)]
    [InlineData(typeof(InvalidOperationException), 500, "InternalError", LogLevel.Error)]
    public async Task A_failure_is_told_as_what_it_is(Type failure, int status, string code, LogLevel level)
    {
        const string why = "this is why";
        using var log = new CapturedLog();
        await using var api = await StartAsync((Exception)Activator.CreateInstance(failure, why)!, log);
        using var client = new HttpClient { BaseAddress = new Uri(api.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/identities")
        {
            Headers = { { "Connection-String", RunningApi.ApiKey }, { "Repeatability-Request-ID", "one" } },
        };

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(log.Entries, entry => entry.StartsWith($"{level}: ", StringComparison.Ordinal) && entry.Contains(why, StringComparison.Ordinal));
    }

    private static async Task<WebApplication> StartAsync(Exception failure, CapturedLog log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Repeatability:ConnectionString"] = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/a;",
            ["COMMUNICATION_SERVICES_CONNECTION_STRING"] = $"endpoint=https://contoso.communication.azure.com/;accesskey={Convert.ToBase64String(Encoding.ASCII.GetBytes("key"))}",
            ["Access:PrimaryApiKey"] = RunningApi.ApiKey,
        });
        builder.AddCloudServices();
        builder.Services.AddSingleton<TableClient>(new FailingTable(failure));
        var app = ConnectorApi.Build(builder, HostKind.Local);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class FailingTable(Exception failure) : TableClient
    {
        public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) => throw failure;

        public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) => throw failure;
    }
}
