using AcsConnector.Api.Service;
using BenchmarkDotNet.Attributes;

namespace AcsConnector.MicroBenchmarks;

/// <summary>What the API does with the header of a caller who brings a connection string.</summary>
[MemoryDiagnoser]
public class ConnectionStringBenchmarks
{
    private readonly string _text = $"endpoint=https://contoso.communication.azure.com/;accesskey={Convert.ToBase64String(new byte[64])}";

    [Benchmark]
    public bool Parse() => ConnectionStringParts.Split(_text) is { LooksLikeConnectionString: true } parts && ConnectionString.TryCreate(parts, out _, out _);
}
