using System.CommandLine;
using AcsConnector.Api;
using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector definition</c>: writes the connector's definition from the API's routes, or compares the two.</summary>
internal sealed class DefinitionCommand : Verb
{
    private readonly Option<bool> _check =
        new("--check") { Description = "Write nothing; exit with 1 when the file differs from the routes." };

    private readonly FormerOutput _file;

    public DefinitionCommand()
        : base("definition", """
            Write apiDefinition.swagger.json (Swagger 2.0) from the API's routes.

            Examples:
              acs-connector definition
              acs-connector definition --check
              acs-connector definition --file build/apiDefinition.swagger.json
            """)
    {
        FileHint = "Choose another file with --file.";
        var file = new Option<string>("--file")
        {
            Description = "The file to write or compare.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "apiDefinition.swagger.json",
        };
        Add(file);
        Add(_check);
        _file = new FormerOutput(file);
        _file.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var file = await _file.PathAsync(arguments);
        var definition = await ConnectorDefinition.WriteAsync(cancellationToken);
        if (arguments.GetValue(_check))
            return await CompareAsync(file, definition, arguments.InvocationConfiguration, cancellationToken);

        await File.WriteAllTextAsync(file, definition, cancellationToken);
        await arguments.InvocationConfiguration.Output.WriteLineAsync($"Wrote {file}.");
        return ExitCode.Ok;
    }

    private static async Task<int> CompareAsync(string file, string definition, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var found = await File.ReadAllTextAsync(file, cancellationToken);
        if (found == definition)
        {
            await console.Output.WriteLineAsync($"{file} is what the routes say.");
            return ExitCode.Ok;
        }

        var line = 1 + found.Split('\n').Zip(definition.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        await console.Error.WriteLineAsync($"{file} differs from the routes, first in line {line}. Write it anew with: acs-connector definition --file {file}");
        return ExitCode.Findings;
    }
}
