using System.CommandLine;

namespace AcsConnector.Cli.Shell;

/// <summary>The option --output of a command that writes files. It is the format everywhere; here it still works as a path.</summary>
internal sealed class FormerOutput
{
    private readonly Option<string> _now;
    private readonly Option<string?> _former = new("--output") { Hidden = true };
    private readonly Option<string?> _short = new("-o") { Hidden = true, Arity = ArgumentArity.ZeroOrOne };

    public FormerOutput(Option<string> now)
    {
        _now = now;
        _short.Validators.Add(result =>
        {
            var kind = now.HelpName!.ToLowerInvariant();
            if (result.IdentifierToken is not null)
                result.AddError($"-o is the format of what a command prints. Name the {kind} with {now.Name} {now.HelpName}.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_former);
        command.Options.Add(_short);
    }

    /// <summary>The path, by its option of today or the former one.</summary>
    public async Task<string> PathAsync(ParseResult arguments)
    {
        if (arguments.GetValue(_former) is not { } path)
            return arguments.GetValue(_now)!;
        await arguments.InvocationConfiguration.Error.WriteLineAsync($"Note: --output is called {_now.Name} now. It still works.");
        return path;
    }
}
