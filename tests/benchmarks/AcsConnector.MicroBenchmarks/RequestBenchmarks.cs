using System.Security.Cryptography;
using System.Text;
using AcsConnector.Emulator.Authentication;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Service;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.MicroBenchmarks;

/// <summary>What the emulator does with every request: it checks the signature and keeps a line of what happened.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes("""{"createTokenWithScopes":["voip"]}""");
    private readonly HmacSignature _hmac = new(TimeProvider.System);
    private readonly RequestLog _log = new(capacity: 200);
    private DefaultHttpContext _http = null!;
    private string _authorization = "";

    [GlobalSetup]
    public void Setup()
    {
        const string target = "/identities?api-version=2023-10-01";
        const string host = "127.0.0.1:7080";
        var date = DateTimeOffset.UtcNow.ToString("r");
        var hash = Convert.ToBase64String(SHA256.HashData(_body));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(
            Convert.FromBase64String(DevelopmentResource.PrimaryKey), Encoding.ASCII.GetBytes($"POST\n{target}\n{date};{host};{hash}")));
        _authorization = $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}";
        _http = new DefaultHttpContext();
        _http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        _http.Request.Method = "POST";
        _http.Request.Host = new HostString(host);
        _http.Request.Headers["x-ms-date"] = date;
        _http.Request.Headers["x-ms-content-sha256"] = hash;
    }

    [Benchmark]
    public void CheckHmacSignature() => _hmac.Verify(_http.Request, _authorization, _body);

    [Benchmark]
    public void NoteInRequestLog() =>
        _log.Add(new LoggedRequest(DateTimeOffset.UtcNow, "POST", "/identities", "CreateIdentity", 201, "valid", null, null, 1.2));
}
