namespace AcsConnector.Api.Identity;

/// <summary>How long the API waits for the service (section Upstream). Logic Apps itself gives up after 120 seconds.</summary>
internal sealed class UpstreamOptions
{
    /// <summary>For one attempt.</summary>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For all attempts and the waits between them.</summary>
    public TimeSpan Total { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest wait before a repeat; a random part of up to the same length is added.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);
}
