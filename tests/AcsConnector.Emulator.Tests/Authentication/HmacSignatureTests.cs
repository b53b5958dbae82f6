using System.Text;
using AcsConnector.Emulator.Service;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Emulator.Tests.Authentication;

public class HmacSignatureTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string EmptyBodyHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string OtherKey = "bG9jYWwtZW11bGF0b3ItdGVzdC1rZXktMzItYnl0ZXM=";

    /// <summary>The signer of these tests against values that were computed elsewhere.</summary>
    [Fact]
    public void The_signer_of_the_tests_gives_the_published_signature()
    {
        const string target = "/identities/8%3Aacs%3A11111111-1111-1111-1111-111111111111_00000032-a200-0000-0000-000000000001"
            + "/:issueAccessToken?api-version=2023-10-01";
        var now = new DateTimeOffset(2026, 11, 22, 22, 38, 50, TimeSpan.Zero);

        var headers = new Signer { Key = OtherKey }.Sign("POST", target, "localhost:18443", """{"scopes":["voip"]}"""u8.ToArray(), now);

        Assert.Equal(
            [
                ("x-ms-date", "Sun, 22 Nov 2026 22:38:50 GMT"),
                ("x-ms-content-sha256", "P1RwfEo9ooiQzNiWxaaue5mYALPNYKlNk8kSWHZrWlg="),
                ("Authorization", "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256"
                    + "&Signature=s5sjh0923cr+c63dZf2ve9tHKFzeeW74ikQ5u+HExZ8="),
            ],
            headers);
        Assert.Equal(EmptyBodyHash, Signer.HashOf([]));
    }

    [Fact]
    public async Task Both_keys_open_the_emulator()
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal(201, (await CreateAsync(emulator, new Signer { Key = DevelopmentResource.PrimaryKey })).Status);
        Assert.Equal(201, (await CreateAsync(emulator, new Signer { Key = DevelopmentResource.SecondaryKey })).Status);
    }

    [Theory]
    [InlineData("x-ms-date;host;x-ms-content-sha256", false)]
    [InlineData("x-ms-date;host;x-ms-content-sha256", true)]
    [InlineData("date;host;x-ms-content-sha256", false)]
    [InlineData("date;host;x-ms-content-sha256", true)]
    [InlineData("host;x-ms-content-sha256;x-ms-date", false)]
    public async Task The_values_count_in_the_order_of_their_names_and_the_host_with_or_without_port(string signedHeaders, bool withoutPort)
    {
        var emulator = await shared.FreshAsync();
        var signer = new Signer { SignedHeaders = signedHeaders, WithoutPort = withoutPort };

        Assert.Equal(201, (await CreateAsync(emulator, signer)).Status);
        Assert.Equal(201, (await emulator.SendAsync(new Call("POST", "/identities", "{}") { SignedBy = signer, Https = true })).Status);
    }

    [Fact]
    public async Task A_client_that_leaves_the_port_out_of_its_host_header_too_will_do()
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities", "{}")
        {
            Https = true,
            SignedBy = new Signer { WithoutPort = true },
            Headers = [("Host", "localhost")],
        });

        Assert.Equal(201, answer.Status);
    }

    [Fact]
    public async Task The_same_signature_counts_twice()
    {
        var emulator = await shared.FreshAsync();
        var signer = new Signer { Date = TestClock.Beginning.ToString("r") };

        var first = await CreateAsync(emulator, signer);
        emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await CreateAsync(emulator, signer);

        Assert.Equal((201, 201), (first.Status, second.Status));
    }

    [Theory]
    [InlineData(-299)]
    [InlineData(299)]
    public async Task A_clock_less_than_5_minutes_off_will_do(int seconds)
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal(201, (await CreateAsync(emulator, new Signer { Ahead = TimeSpan.FromSeconds(seconds) })).Status);
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(302)]
    public async Task A_clock_more_than_5_minutes_off_answers_401(int seconds)
    {
        var emulator = await shared.FreshAsync();

        var answer = await CreateAsync(emulator, new Signer { Ahead = TimeSpan.FromSeconds(seconds) });

        answer.AssertDenied("ClockSkew",
            "The given request could not be resolved.\n"
            + "The time difference between the originating client and the server is greater than the allowed margin of 5 minutes.");
    }

    [Theory]
    [InlineData(EmptyBodyHash)]
    [InlineData("")]
    [InlineData("hex-not-base64")]
    public async Task A_hash_of_another_body_answers_401_even_when_it_is_signed(string hash)
    {
        var emulator = await shared.FreshAsync();

        var answer = await CreateAsync(emulator, new Signer { ContentHash = hash });

        answer.AssertDenied("ContentHashDiffers", "Request 'x-ms-content-sha256' differs from generated content hash.");
    }

    [Fact]
    public async Task Another_key_answers_401_and_the_text_that_was_to_be_signed()
    {
        var emulator = await shared.FreshAsync();

        var answer = await CreateAsync(emulator, new Signer { Key = OtherKey });

        answer.AssertDenied("SignatureMismatch");
        var values = $"Sun, 22 Nov 2026 22:38:50 GMT;{emulator.Host.Http.Authority};{Signer.HashOf("{}"u8.ToArray())}";
        Assert.Contains($@"'POST\n/identities?api-version=2023-10-01\n{values}'", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/identities")]
    [InlineData("/identities?api-version=2023-10-01&x=1")]
    [InlineData("/Identities?api-version=2023-10-01")]
    public async Task A_signature_over_another_target_answers_401(string target)
    {
        var emulator = await shared.FreshAsync();

        (await CreateAsync(emulator, new Signer { Target = target })).AssertDenied("SignatureMismatch");
    }

    [Fact]
    public async Task A_signature_over_the_unescaped_target_of_an_escaped_call_answers_401()
    {
        var emulator = await shared.FreshAsync();
        var id = await emulator.NewIdentityAsync();

        var answer = await emulator.SendAsync(new Call("DELETE", $"/identities/{Uri.EscapeDataString(id)}")
        {
            SignedBy = new Signer { Target = $"/identities/{id}?api-version=2023-10-01" },
        });

        answer.AssertDenied("SignatureMismatch");
    }

    [Theory]
    [InlineData("2026-11-22T22:38:50Z")]
    [InlineData("")]
    public async Task A_date_of_another_form_answers_401(string date)
    {
        var emulator = await shared.FreshAsync();

        (await CreateAsync(emulator, new Signer { Date = date })).AssertDenied("MalformedDate");
    }

    [Theory]
    [InlineData("HMAC-SHA256 SignedHeaders", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 Signature=AAAA", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 &Signature=AAAA&SignedHeaders=host", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAA", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=!!", "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;host&Signature=" + EmptyBodyHash, "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=x-ms-date;x-ms-content-sha256&Signature=" + EmptyBodyHash, "MalformedAuthorization")]
    [InlineData("HMAC-SHA256 SignedHeaders=host;x-ms-content-sha256&Signature=" + EmptyBodyHash, "MalformedAuthorization")]
    [InlineData("HMAC-SHA256", "UnknownScheme")]
    [InlineData("Basic YWxpY2U6c2VjcmV0", "UnknownScheme")]
    [InlineData("SharedKey abc", "UnknownScheme")]
    [InlineData("", "NoAuthorization")]
    public async Task An_authorization_of_another_form_answers_401(string authorization, string reason)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(new Call("POST", "/identities")
        {
            SignedBy = null,
            Headers =
            [
                ("x-ms-date", TestClock.Beginning.ToString("r")),
                ("x-ms-content-sha256", EmptyBodyHash),
                ("Authorization", authorization),
            ],
        });

        answer.AssertDenied(reason);
    }

    [Fact]
    public async Task An_unsigned_call_answers_401_and_does_nothing()
    {
        var emulator = await shared.FreshAsync();

        (await emulator.SendAsync(new Call("POST", "/identities") { SignedBy = null })).AssertDenied("NoAuthorization");
        Assert.Equal(0, await emulator.CountAsync());
    }

    [Theory]
    [InlineData(null, """{"scopes":1}""")]
    [InlineData("2099-01-01", "{")]
    public async Task The_signature_is_judged_before_the_version_and_the_body(string? version, string body)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(
            new Call("POST", "/identities", body) { Version = version, SignedBy = new Signer { Key = OtherKey } });

        answer.AssertDenied("SignatureMismatch");
    }

    [Fact]
    public async Task The_log_tells_why_a_call_was_refused()
    {
        var emulator = await shared.FreshAsync();

        var answer = await CreateAsync(emulator, new Signer { Key = OtherKey });

        Assert.Contains(
            emulator.Log.Entries,
            entry => entry.StartsWith($"Warning: POST /identities returned 401. {answer.Reason} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_log_nor_answer_shows_a_key()
    {
        await using var emulator = await RunningEmulator.StartAsync(logLevel: LogLevel.Trace);
        var denied = await CreateAsync(emulator, new Signer { Key = OtherKey });
        var created = await emulator.CreateAsync();
        string[] said = [denied.Body, created.Body, .. emulator.Log.Entries];

        Assert.Contains(said, text => text.Contains("returned 401", StringComparison.Ordinal));
        foreach (var key in new[] { DevelopmentResource.PrimaryKey, DevelopmentResource.SecondaryKey })
        {
            var bytes = Convert.FromBase64String(key);
            foreach (var form in new[] { key, Encoding.ASCII.GetString(bytes), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes) })
                Assert.DoesNotContain(said, text => text.Contains(form, StringComparison.Ordinal));
        }
    }

    private static Task<Answer> CreateAsync(RunningEmulator emulator, Signer signer) =>
        emulator.SendAsync(new Call("POST", "/identities", "{}") { SignedBy = signer });
}
