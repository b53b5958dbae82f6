using System.Security.Cryptography;
using AcsConnector.Emulator.Storage;
using AcsConnector.Emulator.Tokens;
using BenchmarkDotNet.Attributes;

namespace AcsConnector.MicroBenchmarks;

/// <summary>An access token beside the RS256 signature in it.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private static readonly string[] Scopes = ["voip"];
    private readonly byte[] _signed = new byte[590];
    private readonly string _folder = Directory.CreateTempSubdirectory("acs-connector-benchmarks-").FullName;
    private readonly StoredIdentity _identity =
        new("0000001c-5d1b-4c1a-8a3a-0d3a0d00c9f5", null, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, DateTimeOffset.UnixEpoch);

    private RSA _rsa = null!;
    private DataFolder _data = null!;
    private SigningKey _key = null!;
    private TokenIssuer _issuer = null!;

    [GlobalSetup]
    public void Setup()
    {
        _rsa = RSA.Create(2048);
        _data = new DataFolder(_folder, TimeProvider.System);
        _key = new SigningKey(_data);
        _issuer = new TokenIssuer(_key, TimeProvider.System);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _key.Dispose();
        _data.Dispose();
        _rsa.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public byte[] Signature() => _rsa.SignData(_signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [Benchmark]
    public async Task<int> Token() => (await _issuer.IssueAsync(_identity, Scopes, TimeSpan.FromDays(1))).Text.Length;
}
