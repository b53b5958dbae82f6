using AcsConnector.Api.Settings;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AcsConnector.Api.Repeatability;

internal static class RepeatabilitySetup
{
    /// <exception cref="SettingException">A setting is wrong, or names a table although this program has no table store.</exception>
    public static void AddRepeatableCreates(this IHostApplicationBuilder builder)
    {
        var options = ReadOptions(builder);
        if (options.TableSetting is { } setting && builder.Services.All(service => service.ServiceType != typeof(IRepeatabilityStore)))
            throw new SettingException(setting, "names a table, which this program cannot use: it remembers request IDs in memory alone. Remove it.");

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RequestClaims>();
        builder.Services.AddSingleton<RepeatableCreates>();
        builder.Services.TryAddSingleton<IRepeatabilityStore, MemoryStore>();
    }

    /// <summary>The table that many processes share, where the settings name one. Comes before <see cref="AddRepeatableCreates"/>.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static void AddTableStore(this IHostApplicationBuilder builder)
    {
        var options = ReadOptions(builder);
        if (CreateClient(options) is { } service)
            builder.Services.AddSingleton(service.GetTableClient(options.TableName)).AddSingleton<IRepeatabilityStore, TableStore>();
    }

    private static RepeatabilityOptions ReadOptions(IHostApplicationBuilder builder) => RepeatabilityOptions.From(builder.Configuration);

    private static TableServiceClient? CreateClient(RepeatabilityOptions options)
    {
        if (options.TableEndpoint is { } endpoint)
            return new TableServiceClient(endpoint, new DefaultAzureCredential(), CreateTableOptions(options));
        if (options.ConnectionString is not { } connectionString)
            return null;

        try
        {
            return new TableServiceClient(connectionString, CreateTableOptions(options));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new SettingException(
                RepeatabilityOptions.ConnectionStringSetting, "must hold AccountName and AccountKey, and TableEndpoint unless the account is in public Azure.");
        }
    }

    private static TableClientOptions CreateTableOptions(RepeatabilityOptions options) => new()
    {
        Retry = { MaxRetries = 1, Mode = RetryMode.Fixed, Delay = TimeSpan.FromSeconds(0.2), NetworkTimeout = options.Attempt },
        Diagnostics = { ApplicationId = "AcsConnector" },
    };
}
