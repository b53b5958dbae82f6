using AcsConnector.Api.Http;
using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Service;

/// <summary>How long the API waits for the service (section Upstream). Logic Apps itself gives up after 120 seconds.</summary>
internal sealed class UpstreamOptions
{
    /// <summary>For one attempt.</summary>
    public TimeSpan Attempt { get; private init; }

    /// <summary>For all attempts and the waits between them; what the request's own deadline leaves is the limit all the same.</summary>
    public TimeSpan Total { get; private init; }

    /// <summary>The shortest wait before a repeat; a random part of up to the same length is added.</summary>
    public TimeSpan RetryDelay { get; private init; }

    /// <exception cref="SettingException">A setting is malformed or out of range.</exception>
    public static UpstreamOptions From(IConfiguration configuration) => new()
    {
        Attempt = configuration.ReadDuration("Upstream:Attempt", TimeSpan.FromSeconds(10)),
        Total = configuration.ReadDuration("Upstream:Total", RequestDeadline.Whole - RequestDeadline.MaxClaim - RequestDeadline.Reserve),
        RetryDelay = configuration.ReadDuration("Upstream:RetryDelay", TimeSpan.FromSeconds(0.5)),
    };
}
