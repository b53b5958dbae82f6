using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using System.Text.RegularExpressions;
using AcsConnector.Api.Settings;
using AcsConnector.Cli.Commands;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Publishing;
using AcsConnector.Emulator.Service;
using AcsConnector.Flows;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Functions;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Programs;
using AcsConnector.Local.Servers;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector</c>: its commands, and the one place that tells their failures.</summary>
public static class Program
{
    private const string About = """
        A connector for Azure Communication Services identity, on this machine: its API, and an emulator of the service behind it.
        Without a command it starts both, as 'start' does.

        Examples:
          acs-connector                                 start on the default ports
          acs-connector exec -- npm test                run a command with an emulator of its own, and nothing to set
          acs-connector flow run connector/flows/...    run a flow's definition against the API
          acs-connector definition --check              compare apiDefinition.swagger.json with the API's routes
          acs-connector validate                        check the connector's files before an import
          acs-connector package --api-url https://...   write what Power Platform and Logic Apps import
        """;

    /// <summary>The command line of this process.</summary>
    public static Task<int> Main(string[] args)
    {
        // A Windows console takes its own code page otherwise, and shows ? for ✓.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return RunAsync(args, Terminal.FromProcess(), CancellationToken.None);
    }

    /// <summary>One command line. Nothing outlives it, so that several can run side by side.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        terminal = terminal.WithSafeOutputs();
        // An expression begins with @; as a name of a file with more arguments, nobody needs that.
        var parsed = Commands(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return Mistakes.Tell(parsed, terminal.Error);

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null, // The servers handle Ctrl+C themselves, until the last request has its response.
                },
                cancellationToken);
        }
        catch (Exception e)
        {
            var (exitCode, text) = Failure(e, parsed.CommandResult.Command);
            await terminal.Error.WriteLineAsync(text);
            return exitCode;
        }
    }

    private static RootCommand Commands(Terminal terminal)
    {
        var (description, examples) = Verb.Split(About);
        var root = new RootCommand(description);
        if (root.Name != Verb.ProgramName)
            root.Aliases.Add(Verb.ProgramName); // The root has the name of the file that runs; a shell completes what people type.
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples, terminal);
        new Starter(terminal).AddTo(root);
        root.Add(new StartCommand(terminal));
        root.Add(new ExecCommand(terminal));
        root.Add(new EnvCommand(terminal));
        root.Add(new ConnectionStringCommand(terminal));
        root.Add(new TrustCommand(terminal));
        root.Add(new FlowCommand(terminal));
        root.Add(new DefinitionCommand());
        root.Add(new ValidateCommand());
        root.Add(new PackageCommand());
        root.Add(new CompletionCommand());
        root.Add(new HelpCommand(root));
        return root;
    }

    /// <summary>One sentence for what a person can fix; the rest is a mistake of this program, and told with its place.</summary>
    private static (int ExitCode, string Text) Failure(Exception failure, Command verb) => failure switch
    {
        EvaluationException { UnknownFunction: { } function } => (ExitCode.Findings, failure.Message + FunctionNames.Hint(function)),
        ExpressionException => (ExitCode.Findings, failure.Message),
        EmulatorStartException emulator => (ExitCode.BadInput, $"{emulator.Message} {EmulatorStartFix.Find(emulator.Failure)}"),
        UnknownMemberException unknown => (ExitCode.BadInput, unknown.Message + Spelling.Hint(unknown.Member, unknown.Known)),
        CommandException command => (command.ExitCode, command.Message),
        FlowRefusedException { IsHelpedByMocks: true } when verb is FlowRunCommand =>
            (ExitCode.BadInput, $"{failure.Message}\n{FlowRunCommand.MocksHint}"),
        ConnectorFilesException or LocalException or FlowException or SettingException => (ExitCode.BadInput, failure.Message),
        IOException or UnauthorizedAccessException when verb is Verb { FileHint: { } hint } =>
            (ExitCode.BadInput, $"{failure.Message} {hint}"),
        IOException or UnauthorizedAccessException or RegexMatchTimeoutException => (ExitCode.BadInput, failure.Message),
        _ => (ExitCode.Findings, $"Unhandled exception: {failure}"),
    };
}
