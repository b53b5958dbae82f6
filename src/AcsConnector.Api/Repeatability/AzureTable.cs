using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// The five calls of the table service that are needed here (version 2019-02-02 of its REST interface).
/// Azure.Data.Tables would make them, but does not publish natively without warnings: see docs/dependencies.md.
/// </summary>
internal sealed class AzureTable(StorageAccount account, string name)
{
    private readonly HttpPipeline _pipeline = BuildPipeline(account);

    /// <summary>The version (ETag) of the new row, or null when there is one with this key.</summary>
    public async Task<string?> InsertAsync(TableRow row)
    {
        using var message = Message(RequestMethod.Post, $"/{name}", row);
        var answer = await SendAsync(message);
        if (answer.Status == 404)
        {
            // The table is made when it is first needed: nothing is called before the process listens.
            await CreateTableAsync();
            using var again = Message(RequestMethod.Post, $"/{name}", row);
            answer = await SendAsync(again);
        }

        return answer.Status == 409 ? null : VersionOf(Succeeded(answer));
    }

    /// <summary>Null when there is none.</summary>
    public async Task<(TableRow Row, string Version)?> FindAsync(string partition, string key)
    {
        using var message = Message(RequestMethod.Get, PathOf(partition, key));
        var answer = await SendAsync(message);
        if (answer.Status == 404)
            return null;

        var row = JsonSerializer.Deserialize(Succeeded(answer).Content.ToMemory().Span, ApiJson.Wire.TableRow);
        return (row!, VersionOf(answer));
    }

    /// <summary>The new version, or null when the row has another one than this, or is gone.</summary>
    public async Task<string?> ReplaceAsync(TableRow row, string version)
    {
        using var message = Message(RequestMethod.Put, PathOf(row.PartitionKey, row.RowKey), row);
        message.Request.Headers.SetValue("If-Match", version);
        var answer = await SendAsync(message);
        return answer.Status is 404 or 412 ? null : VersionOf(Succeeded(answer));
    }

    /// <summary>Leaves a row alone that has another version.</summary>
    public async Task DeleteAsync(string partition, string key, string version)
    {
        using var message = Message(RequestMethod.Delete, PathOf(partition, key));
        message.Request.Headers.SetValue("If-Match", version);
        var answer = await SendAsync(message);
        if (answer.Status is not (404 or 412))
            Succeeded(answer);
    }

    /// <summary>Some rows of a partition that were added before a point in time.</summary>
    public async Task<IReadOnlyList<TableRow>> FindOlderAsync(string partition, DateTimeOffset than, int atMost)
    {
        using var message = Message(RequestMethod.Get, $"/{name}()");
        message.Request.Uri.AppendQuery("$filter", $"PartitionKey eq '{partition}' and AddedAt lt '{TableRow.Text(than)}'");
        message.Request.Uri.AppendQuery("$top", $"{atMost}");
        return JsonSerializer.Deserialize(Succeeded(await SendAsync(message)).Content.ToMemory().Span, ApiJson.Wire.TableRows)!.Value;
    }

    private async Task CreateTableAsync()
    {
        using var message = _pipeline.CreateMessage();
        Fill(message.Request, RequestMethod.Post, "/Tables");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new NewTable(name), ApiJson.Wire.NewTable));
        var answer = await SendAsync(message);
        if (answer.Status != 409) // Another process was first.
            Succeeded(answer);
    }

    private HttpMessage Message(RequestMethod method, string path, TableRow? row = null)
    {
        var message = _pipeline.CreateMessage();
        Fill(message.Request, method, path);
        if (row is not null)
            message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(row, ApiJson.Wire.TableRow));
        return message;
    }

    private void Fill(Request request, RequestMethod method, string path)
    {
        request.Method = method;
        request.Uri.Reset(account.TableService);
        request.Uri.AppendPath(path, escape: false);
        request.Headers.SetValue("x-ms-version", "2019-02-02");
        request.Headers.SetValue("Accept", "application/json;odata=nometadata");
        request.Headers.SetValue("Content-Type", "application/json");
        request.Headers.SetValue("Prefer", "return-no-content");
    }

    private async Task<Response> SendAsync(HttpMessage message)
    {
        await _pipeline.SendAsync(message, CancellationToken.None);
        return message.Response;
    }

    private string PathOf(string partition, string key) => $"/{name}(PartitionKey='{partition}',RowKey='{key}')";

    private static Response Succeeded(Response answer) => answer.IsError ? throw new RequestFailedException(answer) : answer;

    private static string VersionOf(Response answer) => answer.Headers.TryGetValue("ETag", out var version) ? version : throw new RequestFailedException(answer);

    /// <summary>
    /// Short waits: a create waits for them, twice before and once after its time with the service, and Logic Apps for the create.
    /// </summary>
    private static HttpPipeline BuildPipeline(StorageAccount account)
    {
        var options = new TableOptions
        {
            Retry = { MaxRetries = 1, Mode = RetryMode.Fixed, Delay = TimeSpan.FromSeconds(0.2), NetworkTimeout = TimeSpan.FromSeconds(3) },
        };
        options.Diagnostics.ApplicationId = "AcsConnector";
        return HttpPipelineBuilder.Build(options, account.SignInPolicy);
    }

    private sealed class TableOptions : ClientOptions;
}

/// <summary>An entry as the table has it. Times are texts of one length, which sort as the times do.</summary>
internal sealed record TableRow(
    [property: JsonPropertyName("PartitionKey")] string PartitionKey,
    [property: JsonPropertyName("RowKey")] string RowKey,
    [property: JsonPropertyName("Owner")] string Owner,
    [property: JsonPropertyName("BodyHash")] string BodyHash,
    [property: JsonPropertyName("FirstSent")] string FirstSent,
    [property: JsonPropertyName("AddedAt")] string AddedAt,
    [property: JsonPropertyName("LeasedUntil")] string LeasedUntil,
    [property: JsonPropertyName("UserId")] string? UserId)
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record TableRows([property: JsonPropertyName("value")] IReadOnlyList<TableRow> Value);

internal sealed record NewTable([property: JsonPropertyName("TableName")] string TableName);
