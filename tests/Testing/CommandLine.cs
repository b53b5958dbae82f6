using AcsConnector.Cli.Shell;

namespace AcsConnector.Testing;

/// <summary>
/// Runs <c>acs-connector</c>: in this process, where many run side by side, or as the program that ACSCONNECTOR_PROGRAM names, such as
/// a published one, for one row of each test (<see cref="ProgramRows"/>). The two see the same files: name them with their whole paths.
/// </summary>
public static class CommandLine
{
    /// <summary>Makes a terminal for a program; Debian's util-linux has it.</summary>
    private const string TerminalMaker = "/usr/bin/script";

    /// <summary>They change what a run prints, and may be set where the tests run.</summary>
    private static readonly string[] Unset = ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CI"];

    private static bool IsInProcess => AcsConnectorProcess.NamedProgram is null || !ProgramRows.IncludeThis;

    public static Task<CommandRun> RunAsync(params string[] arguments) => RunWithAsync([], arguments);

    /// <param name="variables">Environment variables. Those that change what a run prints are unset where this sets none.</param>
    public static Task<CommandRun> RunWithAsync(Dictionary<string, string> variables, params string[] arguments) => IsInProcess
        ? RunHereAsync(variables, isInteractive: false, arguments)
        : RunProcessWithAsync(null, variables, arguments);

    /// <summary>On a terminal, whose one output has both of the command's.</summary>
    public static Task<CommandRun> RunOnTerminalAsync(Dictionary<string, string> variables, params string[] arguments) => IsInProcess
        ? RunHereAsync(variables, isInteractive: true, arguments)
        : RunProcessOnTerminalAsync(variables, arguments);

    /// <summary>In this process, with a person who answers each question with this line.</summary>
    public static Task<CommandRun> RunAnsweringAsync(string answer, params string[] arguments) =>
        RunHereAsync([], isInteractive: false, arguments, answer);

    /// <summary>Always in a process of its own.</summary>
    /// <param name="folder">Where it runs; null for the tests' own folder.</param>
    public static Task<CommandRun> RunProcessAsync(string? folder, params string[] arguments) => RunProcessWithAsync(folder, [], arguments);

    /// <summary>Always in a process of its own, with these environment variables.</summary>
    public static async Task<CommandRun> RunProcessWithAsync(
        string? folder, Dictionary<string, string> variables, params string[] arguments)
    {
        await using var program = AcsConnectorProcess.Run(
            AcsConnectorProcess.CommandLineProgram, AcsConnectorProcess.Arguments(arguments), WithDefaults(variables), folder);
        return await EndAsync(program);
    }

    /// <summary>Always in a process of its own, on a terminal.</summary>
    public static async Task<CommandRun> RunProcessOnTerminalAsync(Dictionary<string, string> variables, params string[] arguments)
    {
        await using var program = BeginOnTerminal(variables, arguments);
        return await EndAsync(program);
    }

    /// <summary>Starts it in a process of its own on a terminal, and leaves it running.</summary>
    public static AcsConnectorProcess BeginOnTerminal(Dictionary<string, string> variables, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(TerminalMaker), "There is no program that makes a terminal.");
        string[] words = [AcsConnectorProcess.CommandLineProgram, .. AcsConnectorProcess.Arguments(arguments)];
        var line = "exec " + string.Join(' ', words.Select(word => $"'{word}'")); // A shell that stays between would take a key's signal for its own.
        return AcsConnectorProcess.Run(TerminalMaker, ["--quiet", "--return", "--command", line, "/dev/null"], WithDefaults(variables));
    }

    private static async Task<CommandRun> RunHereAsync(Dictionary<string, string> variables, bool isInteractive, string[] arguments, string? answer = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var input = new StringReader(answer is null ? "" : answer + "\n");
        var terminal = new Terminal(TextWriter.Synchronized(output), TextWriter.Synchronized(isInteractive ? output : errors))
        {
            IsInteractive = isInteractive,
            Variable = name => variables.GetValueOrDefault(name),
            Variables = variables,
            CanAsk = answer is not null,
            Input = () => input,
        };
        // Away from the test's own thread, so that a run which never waits holds up nobody else.
        var exitCode = await Task.Run(() => Cli.Program.RunAsync(arguments, terminal, TestContext.Current.CancellationToken));
        return CommandRun.Of(exitCode, output.ToString(), errors.ToString());
    }

    private static async Task<CommandRun> EndAsync(AcsConnectorProcess program)
    {
        var (exitCode, output, errors) = await program.WaitForExitAsync();
        return CommandRun.Of(exitCode, output, errors);
    }

    /// <summary>An empty variable counts as one that is not set.</summary>
    private static Dictionary<string, string> WithDefaults(Dictionary<string, string> variables)
    {
        var all = Unset.ToDictionary(name => name, _ => "");
        all["DOTNET_TieredPGO"] = "0"; // What a profile of the code gains, a program loses again that ends within a second.
        foreach (var (name, value) in variables)
            all[name] = value;
        return all;
    }
}
