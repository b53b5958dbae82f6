using System.Globalization;
using AcsConnector.Api.Http;
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
    public const string UnavailableCode = "RequestIdStoreUnavailable";

    private const int MaxTries = 3;
    private const int SweepOneIn = 8;
    private const int SweepSize = 16;

    public static ApiException Unavailable() => new(503, UnavailableCode,
        "The store of request IDs cannot be reached, so that a repeat could not be told from a new request, and no user was created. Try again.");

    public Task<Entry> AddOrGetAsync(RequestKey key, Entry entry, CancellationToken cancellationToken) => GuardedAsync(async () =>
    {
        // An entry in the way may be gone when it is looked at: its request failed, or its day was over.
        for (var tryNumber = 0; tryNumber < MaxTries; tryNumber++)
        {
            if (await TryInsertAsync(key.Hash, entry, cancellationToken) is { } version)
            {
                await SweepNowAndThenAsync(key.Hash, cancellationToken);
                return entry with { Version = version };
            }

            if (await ReadAsync(key.Hash, cancellationToken) is { } found)
                return found;
        }

        throw Unavailable();
    });

    public Task<Entry?> FindAsync(RequestKey key, CancellationToken cancellationToken) =>
        GuardedAsync(() => ReadAsync(key.Hash, cancellationToken));

    public Task<Entry?> TryReplaceAsync(RequestKey key, Entry known, Entry by, CancellationToken cancellationToken) => GuardedAsync(async () =>
    {
        for (var tryNumber = 0; tryNumber < MaxTries; tryNumber++)
        {
            try
            {
                var response = await table.UpdateEntityAsync(
                    TableRow.Create(key.Hash, by), new ETag(known.Version), TableUpdateMode.Replace, cancellationToken);
                return by with { Version = VersionOf(response) };
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                if (await ReadAsync(key.Hash, cancellationToken) is not { } found || found.Owner != by.Owner)
                    return null;
                if ((found.UserId, found.LeasedUntil) == (by.UserId, by.LeasedUntil))
                    return found; // By this very call, whose first response was lost.
                known = found; // By this run's last renewal, whose response was lost.
            }
        }

        return null;
    });

    public Task RemoveAsync(RequestKey key, Entry known, CancellationToken cancellationToken) => GuardedAsync(async () =>
    {
        var partition = TableRow.PartitionOf(key.Hash);
        if (!await TryDeleteAsync(partition, key.Hash, new ETag(known.Version), cancellationToken)
            && await ReadAsync(key.Hash, cancellationToken) is { } found && found.Owner == known.Owner)
        {
            await TryDeleteAsync(partition, key.Hash, new ETag(found.Version), cancellationToken); // Renewed since.
        }

        return true;
    });

    /// <summary>Null when there is an entry already: perhaps this one, inserted by a call whose response was lost.</summary>
    private async Task<string?> TryInsertAsync(string key, Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            return VersionOf(await InsertAsync(TableRow.Create(key, entry), cancellationToken));
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

    private async Task<Response> InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The table is made when it is first needed: nothing is called before the process listens.
            await table.CreateIfNotExistsAsync(cancellationToken);
            return await table.AddEntityAsync(row, cancellationToken);
        }
    }

    private async Task<Entry?> ReadAsync(string key, CancellationToken cancellationToken) =>
        await RowAsync(TableRow.PartitionOf(key), key, cancellationToken) is { } row ? TableRow.Read(row) : null;

    private async Task<TableEntity?> RowAsync(string partition, string key, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken) is { HasValue: true, Value: var row }
            ? row
            : null;

    /// <summary>False for a row that has another version, and is left alone, and for one that is not there.</summary>
    private async Task<bool> TryDeleteAsync(string partition, string key, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            return await table.DeleteEntityAsync(partition, key, version, cancellationToken) is { Status: < 400 };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>One new request in 8 takes away up to 16 rows of its partition whose day is over: more than come in meanwhile.</summary>
    private async Task SweepNowAndThenAsync(string key, CancellationToken cancellationToken)
    {
        if (byte.Parse(key.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % SweepOneIn != 0)
            return;

        try
        {
            var filter = TableRow.AddedBefore(TableRow.PartitionOf(key), time.GetUtcNow() - RepeatableCreates.Lifetime);
            await foreach (var page in table.QueryAsync<TableEntity>(filter, SweepSize, cancellationToken: cancellationToken).AsPages())
            {
                await Task.WhenAll(page.Values.Select(row => DeleteIfOldAsync(row, cancellationToken)));
                break; // The next sweep goes on.
            }
        }
        catch (Exception e) when (IsFailure(e))
        {
            LogUnavailable(log, Why(e)); // The next one sweeps.
        }
    }

    /// <summary>A request may have come again since the row was listed: it is looked at once more, and removed as seen then.</summary>
    private async Task DeleteIfOldAsync(TableEntity listed, CancellationToken cancellationToken)
    {
        if (await RowAsync(listed.PartitionKey, listed.RowKey, cancellationToken) is { } row && TableRow.OwnerOf(row) == TableRow.OwnerOf(listed))
            await TryDeleteAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
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

    private static string VersionOf(Response response) => response.Headers.ETag?.ToString() ?? throw new RequestFailedException(response);

    /// <summary>What the table or the way to it may be to blame for, a row that is no entry included; not a mistake of this program or its settings.</summary>
    private static bool IsFailure(Exception e) => e is RequestFailedException or AggregateException or OperationCanceledException
        or AuthenticationFailedException or IOException or FormatException;

    /// <summary>Without the text of a response.</summary>
    private static string Why(Exception e) => e switch
    {
        RequestFailedException { Status: > 0 } failure => $"it returned {failure.Status} {failure.ErrorCode}.",
        AggregateException { InnerExceptions: [.., var last] } => Why(last),
        _ => e.Message,
    };

    [LoggerMessage(LogLevel.Warning, "The table of request ids failed: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);
}
