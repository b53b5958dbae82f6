namespace AcsConnector.Emulator.Tests.Control;

public class LoopbackOnlyTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "/" },
        { "GET", "/_emulator/health" },
        { "GET", "/_emulator/nothing" },
        { "GET", "/_emulator/reset" },
        { "GET", "/_emulator/identities" },
        { "POST", "/_emulator/reset" },
        { "POST", "/_emulator/introspect" },
        { "GET", "/_emulator/faults" },
        { "POST", "/_emulator/faults" },
        { "DELETE", "/_emulator/faults" },
        { "POST", "/_emulator/teams-user-token" },
        { "GET", "/msi/token?resource=https://communication.azure.com/" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_that_gave_this_machine_its_own_name_is_refused(string method, string path)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(With(method, path, "Host", "pages.example"));

        answer.AssertEarlyError(403, "ForeignHost", "This route responds to requests to localhost only.");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_page_of_another_origin_is_refused(string method, string path)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(With(method, path, "Origin", "https://pages.example"));

        answer.AssertEarlyError(403, "ForeignOrigin", "This route does not respond to pages of another origin.");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:1")]
    [InlineData("https://127.0.0.1:{port}")]
    [InlineData("http://localhost:{port}")]
    public async Task Another_port_scheme_or_name_is_another_origin(string origin)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(With("POST", "/_emulator/reset", "Origin", WithPort(origin, emulator)));

        answer.AssertEarlyError(403, "ForeignOrigin", "This route does not respond to pages of another origin.");
    }

    [Theory]
    [InlineData("localhost.example")]
    [InlineData("127.0.0.1.example")]
    [InlineData("10.0.0.1")]
    [InlineData("0.0.0.0")]
    public async Task A_host_that_only_looks_like_this_machine_is_foreign(string host)
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal(403, (await emulator.SendAsync(With("GET", "/_emulator/health", "Host", host))).Status);
    }

    [Theory]
    [InlineData("Host", "localhost:{port}")]
    [InlineData("Host", "LOCALHOST")]
    [InlineData("Host", "127.0.0.1:{port}")]
    [InlineData("Host", "[::1]:{port}")]
    [InlineData("Origin", "http://127.0.0.1:{port}")]
    public async Task This_machine_is_answered_by_all_its_names_and_to_its_own_pages(string header, string value)
    {
        var emulator = await shared.FreshAsync();

        Assert.Equal(200, (await emulator.SendAsync(With("GET", "/_emulator/health", header, WithPort(value, emulator)))).Status);
    }

    [Fact]
    public async Task A_refused_reset_leaves_everything_as_it_was()
    {
        var emulator = await shared.FreshAsync();
        await emulator.NewIdentityAsync();

        await emulator.SendAsync(With("POST", "/_emulator/reset", "Origin", "https://pages.example"));

        Assert.Equal(1, await emulator.CountAsync());
    }

    private static Call With(string method, string path, string header, string value) =>
        Call.Control(method, path) with { Headers = [(header, value)] };

    private static string WithPort(string text, RunningEmulator emulator) =>
        text.Replace("{port}", emulator.Host.Http.Port.ToString(null, null), StringComparison.Ordinal);
}
