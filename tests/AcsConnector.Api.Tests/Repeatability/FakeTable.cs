using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests.Repeatability;

/// <summary>
/// As much of an Azure table as the API uses, which hangs and fails when a test says so. That the API gets on with a real one is
/// shown with Azurite.
/// </summary>
internal sealed partial class FakeTable : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, JsonObject> _rows = new();
    private int _version;

    private FakeTable()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async http =>
        {
            Calls.Enqueue($"{http.Request.Method}");
            if (Before is { } before)
                await before(http);
            if (!http.Response.HasStarted && http.Response.StatusCode == 200)
                await AnswerAsync(http);
        });
    }

    /// <summary>The settings of an API that uses it.</summary>
    public (string, string?) Setting =>
        ("Repeatability:ConnectionString",
            $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint={_app.Urls.Single()}/a;");

    /// <summary>Runs before a call is looked at; one that sets a status is the answer.</summary>
    public RequestDelegate? Before { get; set; }

    /// <summary>Their methods.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public ICollection<JsonObject> Rows => _rows.Values;

    public int Renewals => Calls.Count(method => method == "PUT");

    public static async Task<FakeTable> StartAsync()
    {
        var table = new FakeTable();
        await table._app.StartAsync(TestContext.Current.CancellationToken);
        return table;
    }

    /// <summary>A row as every version of the API writes it.</summary>
    public void Put(string key, DateTimeOffset addedAt, DateTimeOffset leasedUntil, string? user = null, string bodyHash = "")
    {
        var row = new JsonObject
        {
            ["PartitionKey"] = key[..2],
            ["RowKey"] = key,
            ["Owner"] = "another process",
            ["BodyHash"] = bodyHash,
            ["FirstSent"] = Text(addedAt),
            ["AddedAt"] = Text(addedAt),
            ["LeasedUntil"] = Text(leasedUntil),
        };
        if (user is not null)
            row["UserId"] = user;
        Store(key, row);

        static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [GeneratedRegex("RowKey='([^']+)'")]
    private static partial Regex RowKey();

    private async Task AnswerAsync(HttpContext http)
    {
        var row = http.Request.ContentLength > 0 ? (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))! : [];
        var match = RowKey().Match(Uri.UnescapeDataString(http.Request.Path));
        var key = match.Success ? match.Groups[1].Value : $"{row["RowKey"]}";
        lock (_rows)
            (http.Response.StatusCode, row) = Answer(http.Request, key, row);
        if (row.TryGetPropertyValue("odata.etag", out var version))
            http.Response.Headers.ETag = $"{version}";
        if (http.Response.StatusCode != 204)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(row.ToJsonString(JsonSerializerOptions.Default));
        }
    }

    private (int Status, JsonObject Row) Answer(HttpRequest request, string key, JsonObject row)
    {
        var kept = _rows.GetValueOrDefault(key);
        if (request.Method == "GET" && key.Length == 0)
            return (200, new JsonObject { ["value"] = new JsonArray() });
        if (request.Method == "POST")
            return kept is null ? (204, Store(key, row)) : (409, Error("EntityAlreadyExists"));
        if (kept is null)
            return (404, Error("ResourceNotFound"));
        if (request.Method == "GET")
            return (200, kept);
        if (request.Headers.IfMatch != $"{kept["odata.etag"]}")
            return (412, Error("UpdateConditionNotSatisfied"));
        if (request.Method == "PUT")
            return (204, Store(key, row));
        _rows.TryRemove(key, out _);
        return (204, []);
    }

    private JsonObject Store(string key, JsonObject row)
    {
        row["odata.etag"] = $"W/\"version {Interlocked.Increment(ref _version)}\"";
        return _rows[key] = row;
    }

    private static JsonObject Error(string code) => new() { ["odata.error"] = new JsonObject { ["code"] = code } };
}
