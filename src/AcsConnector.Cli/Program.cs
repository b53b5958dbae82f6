using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using AcsConnector.Cli;
using AcsConnector.Cli.Flows;

// A Windows console takes its own code page otherwise, and shows ? for ✓.
if (OperatingSystem.IsWindows())
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var (description, examples) = Verb.Split("""
    A connector for Azure Communication Services identity, on this machine: its API, and an emulator of the service behind it.
    Without a command it starts both, as 'start' does.

    Examples:
      acs-connector                                 start on the usual ports
      acs-connector start --in-memory --json        start for a test run, and print one JSON object
      acs-connector flow run connector/flows/...    run a flow's definition against the API
      acs-connector definition --check              compare apiDefinition.swagger.json with the API's routes
      acs-connector validate                        check the connector's files before an import
      acs-connector package --api-url https://...   write what Power Platform and Logic Apps import
    """);
var root = new RootCommand(description);
var help = root.Options.OfType<HelpOption>().Single();
help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
StartCommand.AddTo(root);
root.Subcommands.Add(StartCommand.Create());
root.Subcommands.Add(FlowCommand.Create());
root.Subcommands.Add(DefinitionCommand.Create());
root.Subcommands.Add(ValidateCommand.Create());
root.Subcommands.Add(PackageCommand.Create());
root.Subcommands.Add(CompletionCommand.Create());
root.Subcommands.Add(HelpCommand.Create(root));

// An expression begins with @; as a name of a file with more arguments, nobody needs that.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
    return Mistakes.Tell(parsed, Console.Error);

// The servers handle Ctrl+C themselves, from before they say "ready" until the last request has its answer.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
