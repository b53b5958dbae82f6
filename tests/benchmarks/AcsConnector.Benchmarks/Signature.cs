using System.Security.Cryptography;

namespace AcsConnector.Benchmarks;

/// <summary>RS256 over as many bytes as an access token has before its signature, by one thread.</summary>
internal static class Signature
{
    private const int SignedBytes = 590;
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(1);

    public static double CpuMicroseconds()
    {
        using var key = RSA.Create(2048);
        var signed = RandomNumberGenerator.GetBytes(SignedBytes);
        Sign(key, signed, 100);

        var perSecond = 100 / Sign(key, signed, 100).TotalSeconds;
        var count = (int)(perSecond * RunTime.TotalSeconds);
        return Sign(key, signed, count).TotalMicroseconds / count;
    }

    private static TimeSpan Sign(RSA key, byte[] signed, int count)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
            key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return Environment.CpuUsage.TotalTime - before;
    }
}
