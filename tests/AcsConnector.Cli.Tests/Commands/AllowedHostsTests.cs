using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>Where <c>flow run</c> lets a flow connect.</summary>
[Trait("Category", "CommandLine")]
public sealed class AllowedHostsTests : IDisposable
{
    private const string Literal = """{"method": "GET", "uri": "https://api.contoso.com/things?x=@{utcNow()}"}""";

    private readonly CommandFolder _folder = new();
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _calls;

    public AllowedHostsTests()
    {
        _server.Start();
        _ = AnswerAsync();
    }

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    public void Dispose()
    {
        _end.Cancel();
        _server.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_host_that_the_definition_names_is_refused_before_anything_starts()
    {
        WriteFlow(Literal);

        var run = await _folder.RunAsync("flow", "run", "./flow.json");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "This flow calls api.contoso.com (Ask). Allow it with --allow-host api.contoso.com, or give the responses of these actions in --mocks.\n",
            run.Errors);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1", "--allow-host", "*")]
    [InlineData("localhost", "--allow-host", "*")]
    [InlineData("[::ffff:127.0.0.1]", "--allow-host", "*")]
    [InlineData("0.0.0.0", "--allow-host", "*")]
    [InlineData("127.0.0.1", "--allow-host", "127.0.0.1:1")]
    [InlineData("127.0.0.1", "--allow-host", "api.contoso.com")]
    public async Task A_host_that_only_the_run_knows_is_not_reached_and_the_option_is_named(string host, params string[] options)
    {
        WriteFlow($$"""{"method": "GET", "uri": "@concat('http://', '{{host}}:', '{{Port}}', '/')"}""");

        var run = await _folder.RunAsync(["flow", "run", "./flow.json", .. options]);

        Assert.Equal((1, 0), (run.ExitCode, _calls));
        Assert.Matches($@"Allow it with --allow-host \S+:{Port}\.", run.Errors);
        Assert.Contains("the host is not among those that are allowed", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:{0}")]
    [InlineData("http://127.0.0.1:{0}/any")]
    public async Task A_host_that_is_named_is_reached(string name)
    {
        WriteFlow($$"""{"method": "GET", "uri": "http://127.0.0.1:{{Port}}/"}""");

        var run = await _folder.RunAsync("flow", "run", "./flow.json", "--allow-host", string.Format(null, name, Port));

        Assert.Equal((0, "", 1), (run.ExitCode, run.Errors, _calls));
    }

    [Theory]
    [InlineData("y", 0, 1)]
    [InlineData("yes", 0, 1)]
    [InlineData("n", 2, 0)]
    [InlineData("", 2, 0)]
    public async Task A_person_is_asked_once_before_the_flow_leaves_this_machine(string answer, int exitCode, int calls)
    {
        WriteFlow($$"""{"method": "GET", "uri": "http://127.0.0.1:{{Port}}/"}""");

        var run = await CommandLine.RunAnsweringAsync(answer, "flow", "run", _folder.PathOf("flow.json"));

        Assert.Equal((exitCode, calls), (run.ExitCode, _calls));
        Assert.StartsWith($"This flow calls 127.0.0.1:{Port} (Ask). Allow it for this run? [y/N] ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0, 1)]
    [InlineData("n", 1, 0)]
    public async Task A_person_is_asked_when_the_run_comes_to_it(string answer, int exitCode, int calls)
    {
        WriteFlow($$"""{"method": "GET", "uri": "@concat('http://127.0.0.1:', '{{Port}}', '/')"}""");

        var run = await CommandLine.RunAnsweringAsync(answer, "flow", "run", _folder.PathOf("flow.json"));

        Assert.Equal((exitCode, calls), (run.ExitCode, _calls));
        Assert.StartsWith($"This flow calls 127.0.0.1:{Port}. Allow it for this run? [y/N] ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_every_action_that_calls_something_needs_its_response()
    {
        _folder.Write("quickstart.json", await File.ReadAllTextAsync(
            Path.Combine(SourceTree.Root, "connector", "flows", "power-automate", "quickstart.json"), TestContext.Current.CancellationToken));

        var run = await _folder.RunAsync("flow", "run", "./quickstart.json", "--offline");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "With --offline every action that calls something needs a response, and these have none: "
            + "Create_a_user, Issue_a_user_access_token, Revoke_user_access_tokens, Delete_a_user. Give responses with --mocks FILE, which "
            + "'acs-connector flow mocks' writes, have them made up with --mock-missing, or run without --offline.\n",
            run.Errors);
    }

    /// <summary>Of a connector whose API would start for the run, and of requests to that API.</summary>
    [Theory]
    [InlineData("power-automate/quickstart.json")]
    [InlineData("standard/token-for-my-app")]
    public async Task Offline_all_that_is_missing_can_be_made_up(string flow)
    {
        var run = await CommandLine.RunAsync("flow", "run", SourceTree.At("connector", "flows", flow), "--offline", "--mock-missing");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("power-automate/quickstart.json")]
    [InlineData("standard/token-for-my-app")]
    public async Task Offline_a_flow_runs_with_the_mocks_that_are_written_for_it(string flow)
    {
        var mocks = await CommandLine.RunAsync(
            "flow", "mocks", SourceTree.At("connector", "flows", flow), "--file", _folder.PathOf("mocks.json"), "--trigger", _folder.PathOf("trigger.json"));
        var run = await CommandLine.RunAsync("flow", "run", SourceTree.At("connector", "flows", flow), "--offline", "--mocks", _folder.PathOf("mocks.json"));

        Assert.Equal((0, 0, ""), (mocks.ExitCode, run.ExitCode, run.Errors));
    }

    private void WriteFlow(string inputs) => _folder.Write(
        "flow.json",
        $$"""{"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": {"Ask": {"type": "Http", "inputs": {{inputs}} } } } }""");

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _server.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _calls);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[8192], _end.Token);
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
