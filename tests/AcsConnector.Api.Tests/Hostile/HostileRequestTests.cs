using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace AcsConnector.Api.Tests.Hostile;

/// <summary>
/// Whatever is sent, the answer is one of a caller's mistakes or of the service, in the usual form, and no secret is in it or
/// in the log. A failure names the seed that repeats it (CsCheck_Seed). Many more: docs/testing.md.
/// </summary>
[Trait("Category", "Fuzz")]
public sealed partial class HostileRequestTests : IAsyncLifetime
{
    private const int AtATime = 8;
    private static readonly int[] Expected = [200, 201, 204, 400, 401, 403, 404, 405, 409, 411, 412, 413, 414, 415, 429, 431, 502, 503, 504, 505];

    /// <summary>What the web server refuses by itself, as docs/errors.md has it.</summary>
    private static readonly int[] WithoutEnvelope = [400, 405, 414, 431, 505];
    private ApiUnderFire _api = null!;

    /// <summary>How many requests of each kind.</summary>
    private static int Count { get; } = Environment.GetEnvironmentVariable("ACSCONNECTOR_FUZZ") switch
    {
        { Length: > 0 } text => int.Parse(text, CultureInfo.InvariantCulture) / 5,
        _ => 4000,
    };

    public async ValueTask InitializeAsync() => _api = await ApiUnderFire.StartAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    /// <summary>An endpoint of the service, in every way of writing one that a connection string may hold.</summary>
    [GeneratedRegex(@"(?i)(^|;)\s*endpoint\s*=\s*https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+communication\.azure\.com(:443)?/?\s*(;|$)")]
    internal static partial Regex MayBeCalled();

    [Fact(Explicit = true)]
    public Task Connection_strings_are_read_or_refused_and_lead_to_the_service_alone() => SampleAsync(HostileRequests.InTheConnectionString, (request, answer) =>
    {
        if (answer.Status == 502)
            Assert.Matches(MayBeCalled(), request.Headers.Single().Value);
    });

    [Fact(Explicit = true)]
    public Task Bodies_are_read_or_refused() => SampleAsync(HostileRequests.InTheBody);

    [Fact(Explicit = true)]
    public Task Headers_are_read_or_refused() => SampleAsync(HostileRequests.InTheHeaders);

    [Fact(Explicit = true)]
    public Task Credentials_are_read_or_refused_and_never_come_back() => SampleAsync(HostileRequests.InTheCredentials);

    [Fact(Explicit = true)]
    public Task Ids_and_paths_are_read_or_refused() => SampleAsync(HostileRequests.InTheId);

    private Task SampleAsync(Gen<RawRequest> requests, Action<RawRequest, RawAnswer>? also = null) => requests.SampleAsync(
        async request =>
        {
            var answer = await request.SendAsync(_api.Port);

            Assert.Empty(_api.Complaints);
            Assert.Contains(answer.Status, Expected);
            Assert.DoesNotContain(HostileRequests.Secret, answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(RunningApi.ApiKey, answer.Text, StringComparison.Ordinal);
            if (answer is { IsFromApi: true, Status: >= 400 })
                AssertEnvelope(answer.Body);
            if (!answer.IsFromApi)
                Assert.Contains(answer.Status, WithoutEnvelope);
            also?.Invoke(request, answer);
        },
        iter: Count, threads: AtATime);

    private static void AssertEnvelope(string body)
    {
        var error = JsonElement.Parse(body).GetProperty("error");
        Assert.NotEmpty(error.GetProperty("code").GetString()!);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }
}
