using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsConnector.Api.Tests;

/// <summary>What the API sent to the service.</summary>
internal sealed record SentCall(string Method, string Target, IHeaderDictionary Headers, string Body)
{
    public string SignedWith => Headers.Authorization.ToString().Split(' ')[0];
}

/// <summary>Stands where the service is and answers what a test says, which the emulator would never do.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    /// <summary>A host of the service that the certificate is also made out to.</summary>
    public const string ServiceHost = "fake.communication.azure.com";

    private static readonly X509Certificate2 Certificate = MakeCertificate();
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SentCall> _calls = new();

    private RequestDelegate _answer;

    private FakeService(RequestDelegate answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var body = new StreamReader(http.Request.Body);
            _calls.Enqueue(new SentCall(
                http.Request.Method, http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                new HeaderDictionary(http.Request.Headers.ToDictionary()), await body.ReadToEndAsync(http.RequestAborted)));
            await _answer(http);
        });
    }

    public static string CertificatePath { get; } = WriteCertificate();

    public Uri Endpoint => new UriBuilder(_app.Urls.Single()) { Host = "localhost" }.Uri;

    public IReadOnlyCollection<SentCall> Calls => _calls;

    public static async Task<FakeService> StartAsync(RequestDelegate answer)
    {
        var service = new FakeService(answer);
        await service._app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public static Task<FakeService> StartAsync(int status, string body, string contentType = "application/json") =>
        StartAsync(http => AnswerAsync(http, status, body, contentType));

    public static Task AnswerAsync(HttpContext http, int status, string body, string contentType = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return http.Response.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Forgets the calls.</summary>
    /// <param name="answer">From now on; null for the same as before.</param>
    public void BeginAnew(RequestDelegate? answer = null)
    {
        _answer = answer ?? _answer;
        _calls.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a service of the tests", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(ServiceHost);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
    }

    private static string WriteCertificate()
    {
        var file = Path.Combine(SharedFolder.Path, "fake-service.pem");
        File.WriteAllText(file, Certificate.ExportCertificatePem());
        return file;
    }
}
