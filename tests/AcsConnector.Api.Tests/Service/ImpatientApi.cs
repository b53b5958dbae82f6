namespace AcsConnector.Api.Tests.Service;

/// <summary>One that gives an attempt up after a second.</summary>
public sealed class ImpatientApi : ClassApi
{
    protected override (string Name, string? Value)[] Settings => [("Upstream:Attempt", "00:00:01")];
}
