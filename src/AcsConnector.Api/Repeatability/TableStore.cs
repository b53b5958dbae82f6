using System.Globalization;
using AcsConnector.Api.Errors;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// An Azure table, which serves any number of processes: only one of them can insert a row, and a row is replaced only as
/// it was read (ETag). The first byte of the key is the partition: a partition per day would have two places for a request
/// and its repeat around midnight.
/// </summary>
internal sealed partial class TableStore(TableClient table, TimeProvider time, ILogger<TableStore> log) : IRepeatabilityStore
{
    private const int Tries = 3;
    private const int SweepOneIn = 8;
    private const int SweepSize = 16;

    public Task<Entry> AddOrGetAsync(string key, Entry entry) => GuardedAsync(async () =>
    {
        // An entry in the way may be gone when it is looked at: its request failed, or its day was over.
        for (var tryNumber = 0; tryNumber < Tries; tryNumber++)
        {
            if (await TryInsertAsync(key, entry) is { } version)
            {
                await SweepNowAndThenAsync(key);
                return entry with { Version = version };
            }

            if (await FindAsync(key) is { } found)
                return found;
        }

        throw Unavailable();
    });

    public Task<Entry?> TryReplaceAsync(string key, Entry known, Entry by) => GuardedAsync(async () =>
    {
        try
        {
            var answer = await table.UpdateEntityAsync(TableRow.Of(key, by), new ETag(known.Version), TableUpdateMode.Replace);
            return by with { Version = VersionOf(answer) };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Perhaps it was replaced by this very call, whose first answer was lost.
            return await FindAsync(key) is { } found && (found.Owner, found.UserId) == (by.Owner, by.UserId) ? found : null;
        }
    });

    public Task RemoveAsync(string key, Entry known) => GuardedAsync(async () =>
    {
        await DeleteAsync(TableRow.PartitionOf(key), key, new ETag(known.Version));
        return true;
    });

    /// <summary>Null when there is an entry already: perhaps this one, inserted by a call whose answer was lost.</summary>
    private async Task<string?> TryInsertAsync(string key, Entry entry)
    {
        try
        {
            return VersionOf(await InsertAsync(TableRow.Of(key, entry)));
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
        catch (Exception e) when (IsFailure(e) && e is not RequestFailedException { Status: > 0 and < 500 })
        {
            LogUnavailable(log, Why(e));
            return null;
        }
    }

    private async Task<Response> InsertAsync(TableEntity row)
    {
        try
        {
            return await table.AddEntityAsync(row);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The table is made when it is first needed: nothing is called before the process listens.
            await table.CreateIfNotExistsAsync();
            return await table.AddEntityAsync(row);
        }
    }

    private async Task<Entry?> FindAsync(string key) => await RowAsync(TableRow.PartitionOf(key), key) is { } row ? TableRow.Read(row) : null;

    private async Task<TableEntity?> RowAsync(string partition, string key) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, key) is { HasValue: true, Value: var row } ? row : null;

    /// <summary>Leaves a row alone that has another version.</summary>
    private async Task DeleteAsync(string partition, string key, ETag version)
    {
        try
        {
            await table.DeleteEntityAsync(partition, key, version);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Gone, or another's by now.
        }
    }

    /// <summary>One new request in 8 takes away up to 16 rows of its partition whose day is over: more than come in meanwhile.</summary>
    private async Task SweepNowAndThenAsync(string key)
    {
        if (byte.Parse(key.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % SweepOneIn != 0)
            return;

        try
        {
            var filter = TableRow.AddedBefore(TableRow.PartitionOf(key), time.GetUtcNow() - RepeatableCreates.Lifetime);
            await foreach (var page in table.QueryAsync<TableEntity>(filter, SweepSize).AsPages())
            {
                await Task.WhenAll(page.Values.Select(DeleteIfOldAsync));
                break; // The next sweep goes on.
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            LogUnavailable(log, Why(e)); // The next one sweeps.
        }
    }

    /// <summary>A request may have come again since the row was listed: it is looked at once more, and removed as seen then.</summary>
    private async Task DeleteIfOldAsync(TableEntity listed)
    {
        if (await RowAsync(listed.PartitionKey, listed.RowKey) is { } row && TableRow.OwnerOf(row) == TableRow.OwnerOf(listed))
            await DeleteAsync(row.PartitionKey, row.RowKey, row.ETag);
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsFailure(e))
        {
            LogUnavailable(log, Why(e));
            throw Unavailable();
        }
    }

    private static string VersionOf(Response answer) => answer.Headers.ETag?.ToString() ?? throw new RequestFailedException(answer);

    private static bool IsFailure(Exception e) => e is RequestFailedException or AggregateException or OperationCanceledException
        or AuthenticationFailedException or IOException or FormatException or InvalidOperationException;

    private static ApiException Unavailable() => new(503, "RequestIdStoreUnavailable",
        "The store of request IDs cannot be reached, so that a repeat could not be told from a new request, and no user was created. Try again.");

    /// <summary>Without the text of an answer.</summary>
    private static string Why(Exception e) => e switch
    {
        RequestFailedException { Status: > 0 } answer => $"it answered {answer.Status} {answer.ErrorCode}.",
        AggregateException { InnerExceptions: [.., var last] } => Why(last),
        _ => e.Message,
    };

    [LoggerMessage(LogLevel.Warning, "The table of request ids failed: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);
}
