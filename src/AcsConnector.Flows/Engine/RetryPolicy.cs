using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>
/// How often, and after how long, a request is sent again. Without jitter, so that a run can be repeated; a response's Retry-After
/// comes first. Source: "Error and exception handling" of the Logic Apps documentation.
/// </summary>
internal sealed record RetryPolicy(int Count, TimeSpan Interval, TimeSpan Minimum, TimeSpan Maximum, bool IsExponential)
{
    private static readonly TimeSpan DefaultMaxInterval = TimeSpan.FromDays(1);

    /// <summary>Four retries after 7.5, 15, 30 and 45 seconds.</summary>
    public static readonly RetryPolicy Default = new(4, TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(45), true);

    public static readonly RetryPolicy None = new(0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, false);

    /// <summary>An action's <c>retryPolicy</c>, evaluated.</summary>
    /// <exception cref="ActionException">The policy is none the service knows.</exception>
    public static RetryPolicy Read(Value? policy)
    {
        if (policy is null or NullValue)
            return Default;
        var type = policy is ObjectValue { } settings && settings["type"] is StringValue name ? name.Content.ToUpperInvariant() : "";
        return type switch
        {
            "NONE" => None,
            "FIXED" => Read((ObjectValue)policy, false),
            "EXPONENTIAL" => Read((ObjectValue)policy, true),
            _ => throw new ActionException("InvalidRetryPolicy", $"The retry policy '{policy}' is not valid: its type is none, fixed or exponential."),
        };
    }

    /// <summary>The wait before a retry, counted from 1; null when the policy gives up.</summary>
    public TimeSpan? WaitBefore(int retry)
    {
        if (retry > Count)
            return null;
        if (!IsExponential)
            return Interval;
        var wait = Interval.TotalSeconds * Math.Pow(2, retry - 1);
        return TimeSpan.FromSeconds(Math.Clamp(wait, Minimum.TotalSeconds, Math.Max(Minimum.TotalSeconds, Maximum.TotalSeconds)));
    }

    private static RetryPolicy Read(ObjectValue policy, bool isExponential)
    {
        var count = policy["count"] is IntegerValue { Content: >= 1 and <= 90 } number
            ? (int)number.Content
            : throw new ActionException("InvalidRetryPolicy", "The retry policy's 'count' is a number from 1 to 90.");
        var interval = Duration.Read(policy["interval"]) ?? throw new ActionException("InvalidRetryPolicy", "The retry policy has no 'interval', such as PT10S.");
        return new RetryPolicy(
            count,
            interval,
            Duration.Read(policy["minimumInterval"]) ?? TimeSpan.FromSeconds(5),
            Duration.Read(policy["maximumInterval"]) ?? DefaultMaxInterval,
            isExponential);
    }
}
