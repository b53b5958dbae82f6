using System.Globalization;
using Azure.Data.Tables;

namespace AcsConnector.Api.Repeatability;

/// <summary>An entry as the table has it. Times are texts of one length, which sort as the times do.</summary>
internal static class TableRow
{
    public static string PartitionOf(string key) => key[..2];

    public static TableEntity Create(string key, Entry entry)
    {
        var row = new TableEntity(PartitionOf(key), key)
        {
            [nameof(Entry.Owner)] = entry.Owner,
            [nameof(Entry.BodyHash)] = entry.BodyHash,
            [nameof(Entry.FirstSent)] = Text(entry.FirstSent),
            [nameof(Entry.AddedAt)] = Text(entry.AddedAt),
            [nameof(Entry.LeasedUntil)] = Text(entry.LeasedUntil),
        };
        if (entry.UserId is { } user)
            row[nameof(Entry.UserId)] = user;
        return row;
    }

    /// <exception cref="FormatException">The row is no entry.</exception>
    public static Entry Read(TableEntity row) => new(
        OwnerOf(row) ?? "", ReadText(row, nameof(Entry.BodyHash)) ?? "", ReadTime(row, nameof(Entry.FirstSent)), ReadTime(row, nameof(Entry.AddedAt)),
        ReadTime(row, nameof(Entry.LeasedUntil)), ReadText(row, nameof(Entry.UserId)), row.ETag.ToString());

    public static string? OwnerOf(TableEntity row) => ReadText(row, nameof(Entry.Owner));

    /// <summary>The filter for a partition's rows that were added before a point in time.</summary>
    public static string AddedBefore(string partition, DateTimeOffset time) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and AddedAt lt {Text(time)}");

    /// <summary>Null for what is no text, or not there.</summary>
    private static string? ReadText(TableEntity row, string name) => row.TryGetValue(name, out var value) ? value as string : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadTime(TableEntity row, string name) =>
        DateTimeOffset.ParseExact(ReadText(row, name) ?? "", "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
