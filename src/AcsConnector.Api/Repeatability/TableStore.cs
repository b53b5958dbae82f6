using System.Globalization;
using System.Text.Json;
using AcsConnector.Api.Errors;
using Azure;
using Azure.Identity;

namespace AcsConnector.Api.Repeatability;

/// <summary>
/// An Azure table, which serves any number of processes: only one of them can insert a row, and a row is replaced only as
/// it was read (ETag). The first byte of the key is the partition: a partition per day would have two places for a request
/// and its repeat around midnight.
/// </summary>
internal sealed partial class TableStore(AzureTable table, TimeProvider time, ILogger<TableStore> log) : IRepeatabilityStore
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

    /// <summary>Null when there is an entry already: perhaps this one, inserted by a call whose answer was lost.</summary>
    private async Task<string?> TryInsertAsync(string key, Entry entry)
    {
        try
        {
            return await table.InsertAsync(Row(key, entry));
        }
        catch (Exception e) when (IsFailure(e) && e is not RequestFailedException { Status: > 0 and < 500 })
        {
            LogUnavailable(log, Why(e));
            return null;
        }
    }

    public Task<Entry?> TryReplaceAsync(string key, Entry known, Entry by) => GuardedAsync(async () =>
    {
        if (await table.ReplaceAsync(Row(key, by), known.Version) is { } version)
            return by with { Version = version };

        // Perhaps it was replaced by this very call, whose first answer was lost.
        return await FindAsync(key) is { } found && (found.Owner, found.UserId) == (by.Owner, by.UserId) ? found : null;
    });

    public Task RemoveAsync(string key, Entry known) => GuardedAsync(async () =>
    {
        await table.DeleteAsync(Partition(key), key, known.Version);
        return true;
    });

    private async Task<Entry?> FindAsync(string key) =>
        await table.FindAsync(Partition(key), key) is var (row, version)
            ? new Entry(row.Owner, row.BodyHash, Time(row.FirstSent), Time(row.AddedAt), Time(row.LeasedUntil), row.UserId, version)
            : null;

    /// <summary>One new request in 8 takes away up to 16 rows of its partition whose day is over: more than come in meanwhile.</summary>
    private async Task SweepNowAndThenAsync(string key)
    {
        if (byte.Parse(key.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % SweepOneIn != 0)
            return;

        try
        {
            var old = await table.FindOlderAsync(Partition(key), time.GetUtcNow() - RepeatableCreates.Lifetime, SweepSize);
            await Task.WhenAll(old.Select(DeleteIfOldAsync));
        }
        catch (Exception e) when (IsFailure(e))
        {
            LogUnavailable(log, Why(e)); // The next one sweeps.
        }
    }

    /// <summary>A request may have come again since the row was listed: it is looked at once more, and removed as seen then.</summary>
    private async Task DeleteIfOldAsync(TableRow listed)
    {
        if (await table.FindAsync(listed.PartitionKey, listed.RowKey) is var (row, version) && row.Owner == listed.Owner)
            await table.DeleteAsync(row.PartitionKey, row.RowKey, version);
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

    private static bool IsFailure(Exception e) => e is RequestFailedException or AggregateException or OperationCanceledException
        or AuthenticationFailedException or IOException or JsonException;

    private static ApiException Unavailable() => new(503, "RequestIdStoreUnavailable",
        "The store of request IDs cannot be reached, so that a repeat could not be told from a new request, and no user was created. Try again.");

    /// <summary>Without the text of an answer.</summary>
    private static string Why(Exception e) => e switch
    {
        RequestFailedException { Status: > 0 } answer => $"it answered {answer.Status} {answer.ErrorCode}.",
        AggregateException { InnerExceptions: [.., var last] } => Why(last),
        _ => e.Message,
    };

    private static string Partition(string key) => key[..2];

    private static TableRow Row(string key, Entry entry) => new(
        Partition(key), key, entry.Owner, entry.BodyHash,
        TableRow.Text(entry.FirstSent), TableRow.Text(entry.AddedAt), TableRow.Text(entry.LeasedUntil), entry.UserId);

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [LoggerMessage(LogLevel.Warning, "The table of request ids failed: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);
}
