using System.Diagnostics;
using System.Security.Cryptography;

namespace AcsConnector.Benchmarks;

/// <summary>RS256 over as many bytes as an access token has before its signature: what no issuer of tokens can do without.</summary>
internal static class Signature
{
    private const int SignedBytes = 590;

    public static (double PerSecond, double CpuMicroseconds) Measure(int threads, TimeSpan run)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var signers = Enumerable.Range(0, threads)
            .Select(_ => Task.Factory.StartNew(() => Sign(run), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WaitAll(signers);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var count = signers.Sum(signer => signer.Result);
        return (count / elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count);
    }

    private static int Sign(TimeSpan run)
    {
        using var key = RSA.Create();
        key.ImportParameters(Key.Value);
        var signed = new byte[SignedBytes];
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < run; count++)
            key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return count;
    }

    /// <summary>One key for all: to make one takes up to half a second.</summary>
    private static readonly Lazy<RSAParameters> Key = new(() =>
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    });
}
