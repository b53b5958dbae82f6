namespace AcsConnector.Flows.Transport;

/// <summary>One response of a file of mocks.</summary>
internal sealed record Mock
{
    /// <summary>Null where nobody responds.</summary>
    public FlowResponse? Response { get; init; }

    /// <summary>How long it takes to come.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How often it is given; null for once, and for ever where no other follows.</summary>
    public int? Times { get; init; }

    /// <summary>The requests that it is for; null for any.</summary>
    public MockCondition? When { get; init; }
}
