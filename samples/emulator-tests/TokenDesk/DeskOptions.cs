using Azure.Core;

namespace TokenDesk;

/// <summary>Transport and repeats, as those of any client of the Azure SDKs, and a clock.</summary>
public sealed class DeskOptions : ClientOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
