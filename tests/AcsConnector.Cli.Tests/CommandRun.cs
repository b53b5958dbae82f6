using System.Diagnostics;

namespace AcsConnector.Cli.Tests;

/// <summary>One run of <c>acs-connector</c>, through the front door: arguments and variables in, texts and exit code out.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Makes a terminal for a program; Debian's util-linux has it.</summary>
    private const string Terminal = "/usr/bin/script";

    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static readonly string[] Start = ["exec", Path.Combine(AppContext.BaseDirectory, "acs-connector.dll")];

    public static Task<CommandRun> OfAsync(params string[] arguments) => InAsync(null, [], arguments);

    /// <param name="folder">Where it runs; null for the tests' own folder.</param>
    public static async Task<CommandRun> InAsync(string? folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var program = Begin(Host, folder, environment, [.. Start, .. arguments]);
        return await EndAsync(program);
    }

    /// <summary>Starts it and leaves it running; who asked kills it.</summary>
    public static Process Begin(params string[] arguments) => Begin(Host, null, [], [.. Start, .. arguments]);

    /// <summary>Starts it on a terminal, whose one output has both of the program's.</summary>
    public static Process BeginOnTerminal(string? folder, Dictionary<string, string> environment, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Terminal), "There is no program that makes a terminal.");
        var line = string.Join(' ', new[] { Host }.Concat(Start).Concat(arguments).Select(word => $"'{word}'"));
        return Begin(Terminal, folder, environment, ["--quiet", "--return", "--command", line, "/dev/null"]);
    }

    public static async Task<CommandRun> EndAsync(Process program)
    {
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(program.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }

    private static Process Begin(string program, string? folder, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // They would change what a run prints, and may be set where the tests run.
        foreach (var name in new[] { "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CI" })
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
