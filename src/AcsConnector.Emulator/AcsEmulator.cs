using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Emulator.Behaviour;
using AcsConnector.Emulator.Control;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AcsConnector.Emulator;

/// <summary>
/// The Azure Communication Services identity service, emulated in this process on free ports of this machine. It keeps everything in memory
/// and writes no file. Any number of them run side by side, and none knows the users of another.
/// </summary>
public sealed class AcsEmulator : IAsyncDisposable
{
    private readonly EmulatorHost _host;
    private readonly RequestLog _requests;
    private readonly Resetting _resetting;
    private readonly byte[] _certificate;

    private AcsEmulator(EmulatorHost host, EmulatorClock time)
    {
        _host = host;
        _requests = host.Parts.GetRequiredService<RequestLog>();
        _resetting = host.Parts.GetRequiredService<Resetting>();
        using var certificate = host.Parts.GetRequiredService<IKeySource>().LoadOrCreateLocalhostCertificate();
        _certificate = certificate.RawData;
        Faults = new EmulatorFaults(host.Parts.GetRequiredService<FaultInjection>());
        Time = time;
    }

    /// <summary>For the clients of any SDK, whose transport has to trust it: <see cref="CreateHandler"/>.</summary>
    public string ConnectionString => _host.ConnectionString;

    /// <summary>The same over http, which needs no trust: .NET takes it as it is, JavaScript with <c>allowInsecureConnection</c>, Python does not.</summary>
    public string HttpConnectionString => _host.HttpConnectionString;

    /// <summary>The address in <see cref="ConnectionString"/>: https, on localhost, with a port of its own.</summary>
    public Uri Endpoint => _host.Https;

    /// <summary>The key in <see cref="ConnectionString"/>. It is the same of every emulator, and no secret.</summary>
    public string AccessKey { get; } = DevelopmentResource.PrimaryKey;

    /// <summary>Faults that calls to come meet: errors, delays, dropped connections.</summary>
    public EmulatorFaults Faults { get; }

    /// <summary>The calls that the service got, in the order they came; of more than 10,000 the last ones. A call is here before its response is.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => [.. _requests.Newest().Reverse().Select(EmulatorRequest.Of)];

    /// <summary>The clock that tokens end by.</summary>
    public EmulatorClock Time { get; }

    /// <summary>Starts one. The first of a process makes the key that signs the tokens of all, which takes a moment.</summary>
    /// <param name="options">What is to be different; null for nothing.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<AcsEmulator> StartAsync(AcsEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AcsEmulatorOptions();
        var time = new EmulatorClock(options.Time);
        var host = await EmulatorHost.StartAsync(options.ToHostOptions(), logging: null, time, cancellationToken);
        return new AcsEmulator(host, time);
    }

    /// <summary>
    /// What sends requests to this emulator, trusts its certificate and no other. For the transport of an Azure SDK's client:
    /// <c>new HttpClientTransport(acs.CreateHandler())</c>.
    /// </summary>
    /// <returns>A handler, which is yours to dispose of.</returns>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => IsOurs(certificate) },
    };

    /// <summary>Forgets users, tokens, faults and requests, and lets the clock show the time it started from.</summary>
    /// <returns>A task that ends when the emulator is as new.</returns>
    public async Task ResetAsync()
    {
        await _resetting.RunAsync();
        Time.Reset();
    }

    /// <summary>Finishes what has been asked, then stops.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private bool IsOurs(X509Certificate? certificate) => certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(_certificate);
}
