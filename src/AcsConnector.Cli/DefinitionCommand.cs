using System.CommandLine;
using AcsConnector.Api.Definition;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector definition</c>: writes the connector's definition from the API's routes, or compares the two.</summary>
internal static class DefinitionCommand
{
    private static readonly Option<string> File = new("--file")
    {
        Description = "The file to write or compare.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "apiDefinition.swagger.json",
    };

    private static readonly FormerOutput Output = new(File);
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; exit with 1 when the file differs from the routes." };

    public static Command Create()
    {
        var command = new Verb("definition", """
            Write apiDefinition.swagger.json (Swagger 2.0) from the API's routes.

            Examples:
              acs-connector definition
              acs-connector definition --check
              acs-connector definition --file build/apiDefinition.swagger.json
            """) { File, Check };
        Output.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var file = await Output.PathAsync(arguments);
        var definition = await ConnectorDefinition.WriteAsync(stop);
        try
        {
            if (arguments.GetValue(Check))
                return await CompareAsync(file, definition, arguments.InvocationConfiguration, stop);

            await System.IO.File.WriteAllTextAsync(file, definition, stop);
            await arguments.InvocationConfiguration.Output.WriteLineAsync($"Wrote {file}.");
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"{e.Message} Choose another file with --file.");
            return ExitCode.BadInput;
        }
    }

    private static async Task<int> CompareAsync(string file, string definition, InvocationConfiguration console, CancellationToken stop)
    {
        var found = await System.IO.File.ReadAllTextAsync(file, stop);
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
