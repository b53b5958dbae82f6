using AcsConnector.Api.Access;
using AcsConnector.Api.Identity;

namespace AcsConnector.Api.Repeatability;

internal static class RepeatabilitySetup
{
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static void AddRepeatableCreates(this WebApplicationBuilder builder)
    {
        var options = RepeatabilityOptions.From(builder.Configuration, UpstreamOptions.From(builder.Configuration));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RepeatableCreates>();
        if (StorageAccount.From(options, TimeProvider.System) is { } account)
            builder.Services.AddSingleton(new AzureTable(account, options.TableName)).AddSingleton<IRepeatabilityStore, TableStore>();
        else
            builder.Services.AddSingleton<IRepeatabilityStore, MemoryStore>();
    }
}
