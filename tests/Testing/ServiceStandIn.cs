using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AcsConnector.Testing;

/// <summary>
/// A proxy that answers for contoso.communication.azure.com with an emulator, so that a program which may call nothing
/// but the service can be tried unchanged: HTTPS_PROXY leads here, SSL_CERT_FILE makes the name believed.
/// </summary>
public sealed class ServiceStandIn : IAsyncDisposable
{
    public const string Endpoint = "https://contoso.communication.azure.com/";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _emulatorHttp;
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;
    private readonly ConcurrentQueue<TimeSpan> _slow = new();

    public ServiceStandIn(Uri emulatorHttp, string folder)
    {
        _emulatorHttp = emulatorHttp;
        _certificate = MakeCertificate(new Uri(Endpoint).Host);
        CertificateFile = Path.Combine(folder, "contoso.pem");
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string CertificateFile { get; }

    public string ProxyAddress => $"http://{_listener.LocalEndpoint}";

    /// <summary>How many answers are still to be slow.</summary>
    public int SlowAnswersLeft => _slow.Count;

    /// <summary>The next answers come in pieces, over this time each.</summary>
    public void SlowDown(int answers, TimeSpan over)
    {
        for (var n = 0; n < answers; n++)
            _slow.Enqueue(over);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var emulator = new TcpClient();
        using (client)
        {
            try
            {
                var plain = client.GetStream();
                var request = await ReadHeaderAsync(plain);
                if (!request.StartsWith($"CONNECT {new Uri(Endpoint).Host}:443 ", StringComparison.Ordinal))
                    return;
                await plain.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stop.Token);

                await using var tls = new SslStream(plain);
                await tls.AuthenticateAsServerAsync(_certificate);
                await emulator.ConnectAsync(_emulatorHttp.Host, _emulatorHttp.Port, _stop.Token);
                var service = emulator.GetStream();
                await Task.WhenAny(tls.CopyToAsync(service, _stop.Token), AnswerAsync(service, tls));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // One side hung up.
            }
        }
    }

    /// <summary>The emulator's answers are small: each comes in one read.</summary>
    private async Task AnswerAsync(NetworkStream service, SslStream client)
    {
        const int pieces = 20;
        var buffer = new byte[16 * 1024];
        while (await service.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            var isSlow = _slow.TryDequeue(out var over);
            foreach (var piece in buffer.Take(length).Chunk(isSlow ? Math.Max(1, length / pieces) : length))
            {
                await client.WriteAsync(piece, _stop.Token);
                if (isSlow)
                    await Task.Delay(over / pieces, _stop.Token);
            }
        }
    }

    private static async Task<string> ReadHeaderAsync(NetworkStream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) == 1)
            header.Append((char)one[0]);
        return header.ToString();
    }

    private static X509Certificate2 MakeCertificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
