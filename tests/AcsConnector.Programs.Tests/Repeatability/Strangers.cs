using System.Net;
using Azure.Data.Tables;

namespace AcsConnector.Programs.Tests.Repeatability;

/// <summary>Who sends creates with request ids and access keys that nobody ever had.</summary>
internal static class Strangers
{
    public static async Task<HttpStatusCode> CreateAsync(HttpClient api, string endpoint, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/identities")
        {
            Headers =
            {
                { "Connection-String", $"endpoint={endpoint};accesskey={Convert.ToBase64String(BitConverter.GetBytes(number))}" },
                { "Repeatability-Request-ID", $"stranger {number}" },
            },
        };
        using var answer = await api.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>How many request ids the table holds.</summary>
    public static async Task<int> RowsAsync(string connectionString) =>
        await new TableClient(connectionString, "repeatability").QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken);
}
