using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AcsConnector.Local.Starting;

namespace AcsConnector.Programs.Tests.Starting;

/// <summary>What <c>start</c> says and does when ports are taken.</summary>
[Trait("Category", "CommandLine")]
public sealed class PortTests : IDisposable
{
    private static readonly string[] Options = ["--page-port", "--api-port", "--emulator-port", "--emulator-http-port"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<TcpListener> _others = [];

    private string Data => _folder.Path;

    public void Dispose()
    {
        _others.ForEach(other => other.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task All_taken_ports_are_told_in_one_sentence()
    {
        var ports = Options.Select(_ => Take()).ToList();

        var run = await CommandLine.RunAsync(["start", .. Options.Zip(ports).SelectMany(pair => new[] { pair.First, $"{pair.Second}" }), "--data", Data]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"Ports are taken: {ports[0]} of the playground page (--page-port), {ports[1]} of the API (--api-port), "
            + $"{ports[2]} of the emulator's https (--emulator-port), {ports[3]} of the emulator's http (--emulator-http-port). "
            + "Stop the programs that have them, or choose others with these options (0 picks a free one).\n",
            run.Errors);
    }

    [Fact]
    public async Task A_port_named_by_two_options_is_refused()
    {
        var run = await CommandLine.RunAsync("start", "--page-port", "7999", "--api-port", "7999", "--data", Data);

        Assert.Equal((2, "", "--page-port and --api-port are the same port, 7999. Choose another for one of them.\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("--page-port", "page")]
    [InlineData("--emulator-http-port", "emulatorHttp")]
    public async Task A_second_start_names_the_page_of_the_first(string option, string listener)
    {
        await using var first = AcsConnectorProcess.Run(["start", "--json", .. FreeButFor(null), "--data", Data]);
        var ready = await ReadyAsync(first);
        var port = new Uri(ready[listener]!.GetValue<string>()).Port;

        var second = await CommandLine.RunAsync(["start", .. FreeButFor(option), option, $"{port}", "--in-memory", "--data", Data]);

        Assert.Equal((2, ""), (second.ExitCode, second.Output));
        Assert.StartsWith($"Already running: {ready["page"]} (--open opens it). ", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_can_open_the_page_of_the_first()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The browser of a test is a program named xdg-open.");
        var browser = Path.Combine(Data, "xdg-open");
        var script = $"#!/bin/sh\nprintf %s \"$1\" > '{Data}/opened.new'; mv '{Data}/opened.new' '{Data}/opened'\n";
        await File.WriteAllTextAsync(browser, script, TestContext.Current.CancellationToken);
        using (var chmod = Process.Start("chmod", ["+x", browser]))
            await chmod.WaitForExitAsync(TestContext.Current.CancellationToken);
        await using var first = AcsConnectorProcess.Run(["start", "--json", .. FreeButFor(null), "--data", Data]);
        var page = (await ReadyAsync(first))["page"]!.GetValue<string>();

        var second = await CommandLine.RunProcessWithAsync(
            null,
            new() { ["PATH"] = $"{Data}:{Environment.GetEnvironmentVariable("PATH")}" },
            ["start", .. FreeButFor("--page-port"), "--page-port", $"{new Uri(page).Port}", "--open", "--data", Data]);

        Assert.Equal((0, "", $"Already running: {page}\n"), (second.ExitCode, second.Output, second.Errors));
        Assert.Equal(page, await ReadWhenThereAsync(Path.Combine(Data, "opened")));
    }

    [Fact]
    public async Task On_a_terminal_the_next_free_port_serves_and_is_said()
    {
        Assert.SkipUnless(TakeDefault(7070), "Another program has port 7070 here, and may be an acs-connector.");
        await using var program = CommandLine.BeginOnTerminal([], ["start", .. FreeButFor("--page-port"), "--in-memory", "--data", Data]);

        var text = new StringBuilder();
        while (!text.ToString().Contains("ready", StringComparison.Ordinal))
            text.AppendLine(await program.ReadLineAsync());

        var said = Assert.Single(text.ToString().Split('\n'), line => line.Contains("is taken, so the next free one serves", StringComparison.Ordinal));
        var port = System.Text.RegularExpressions.Regex.Match(said, "the playground page on ([0-9]+) instead of 7070").Groups[1].Value;
        Assert.Contains($"http://127.0.0.1:{port}/", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--strict-ports")]
    [InlineData("--page-port", "7070")]
    public async Task On_a_terminal_too_a_taken_port_is_refused_with(params string[] options)
    {
        Assert.SkipUnless(TakeDefault(7070), "Another program has port 7070 here, and may be an acs-connector.");

        var run = await CommandLine.RunOnTerminalAsync([], ["start", .. FreeButFor("--page-port"), .. options, "--data", Data]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Port 7070 of the playground page is taken.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_moves_past_those_of_the_others_and_that_of_a_Functions_host()
    {
        var plan = new PortPlan(Default("page", 7070), Default("api", 7072), Default("https", 7073), Default("http", 7080));
        PortChoice[] taken = [plan.Page, plan.Http];

        var moved = plan.WithFreePorts(taken);

        Assert.True(moved.Page.Port > 7073, $"{moved.Page.Port}");
        Assert.True(moved.Http.Port > 7080 && moved.Http.Port != moved.Page.Port, $"{moved.Http.Port}");
        Assert.Equal((7072, 7073), (moved.Api.Port, moved.Https.Port));

        static PortChoice Default(string listener, int port) => new($"--{listener}-port", listener, port, IsGiven: false);
    }

    private static IEnumerable<string> FreeButFor(string? option) => Options.Where(other => other != option).SelectMany(other => new[] { other, "0" });

    private static async Task<JsonObject> ReadyAsync(AcsConnectorProcess program) =>
        JsonNode.Parse(await program.ReadLineAsync())!.AsObject();

    /// <summary>The program that writes it is not waited for by the one that starts it.</summary>
    private static async Task<string> ReadWhenThereAsync(string file)
    {
        while (!File.Exists(file))
            await Task.Yield();
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private bool TakeDefault(int port)
    {
        try
        {
            Listen(port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private int Take() => ((IPEndPoint)Listen(0).LocalEndpoint).Port;

    private TcpListener Listen(int port)
    {
        var other = new TcpListener(IPAddress.Loopback, port);
        _others.Add(other);
        other.Start();
        return other;
    }
}
