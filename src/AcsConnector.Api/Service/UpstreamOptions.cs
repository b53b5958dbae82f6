using System.Globalization;
using AcsConnector.Api.Http;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Service;

/// <summary>How long the API waits for the service (section Upstream). Logic Apps itself gives up after 120 seconds.</summary>
internal sealed class UpstreamOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>For one attempt.</summary>
    public TimeSpan Attempt { get; private init; }

    /// <summary>For all attempts and the waits between them; what the request's own deadline leaves is the limit all the same.</summary>
    public TimeSpan Total { get; private init; }

    /// <summary>The shortest wait before a repeat; a random part of up to the same length is added.</summary>
    public TimeSpan RetryDelay { get; private init; }

    /// <exception cref="SettingException">A setting is malformed or out of range.</exception>
    public static UpstreamOptions From(IConfiguration configuration) => new()
    {
        Attempt = Duration(configuration, "Upstream:Attempt", TimeSpan.FromSeconds(10)),
        Total = Duration(configuration, "Upstream:Total", RequestDeadline.Whole - RequestDeadline.LongestClaim - RequestDeadline.Reserve),
        RetryDelay = Duration(configuration, "Upstream:RetryDelay", TimeSpan.FromSeconds(0.5)),
    };

    public static TimeSpan Duration(IConfiguration configuration, string setting, TimeSpan usual) => configuration[setting] switch
    {
        null or "" => usual,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero && value <= Longest => value,
        _ => throw new SettingException(setting, "must be a duration of at most 10 minutes, such as 00:00:30 for thirty seconds."),
    };
}
