using AcsConnector.Benchmarks.Report;

namespace AcsConnector.Benchmarks;

/// <summary>One of the loads of a pair.</summary>
internal enum Load
{
    Create, CreateWithToken, Issue, Revoke, Delete, OverHttps, InMemory, Filled, ThroughApi, Wrk,
}

/// <param name="OneThread">RS256 signatures per second.</param>
/// <param name="CpuMicroseconds">Of one signature.</param>
/// <param name="TwoThreads">RS256 signatures per second.</param>
/// <param name="Hello">Bare Kestrel, 16 connections.</param>
internal sealed record Ceilings(double OneThread, double CpuMicroseconds, double TwoThreads, Measured Hello);

/// <summary>What was measured together, so that it can be compared: the ceilings, then every load.</summary>
internal sealed record Pair(Ceilings Ceilings, IReadOnlyDictionary<Load, Measured> Loads);
