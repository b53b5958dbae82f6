using System.CommandLine;
using System.CommandLine.Parsing;
using AcsConnector.Flows.Values;

namespace AcsConnector.Cli.Shell;

/// <summary>What is wrong with a command line, in sentences of our own, and what was meant where that can be told.</summary>
internal static class Mistakes
{
    /// <summary>Writes them, with the help that says what the command takes.</summary>
    public static int Tell(ParseResult parsed, TextWriter errors)
    {
        foreach (var message in MessagesOf(parsed))
            errors.WriteLine(message);
        errors.WriteLine($"Run '{PathOf(parsed.CommandResult.Command)} --help' to see what there is.");
        return ExitCode.BadInput;
    }

    /// <summary>A word that means nothing comes first: what else is wrong follows from it.</summary>
    private static IReadOnlyList<string> MessagesOf(ParseResult parsed) => parsed.UnmatchedTokens is [var word, ..]
        ? [Unknown(word, parsed.CommandResult.Command)]
        : [.. parsed.Errors.Select(MessageOf).Distinct()];

    /// <summary>What a person types to get there: "acs-connector flow run".</summary>
    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "acs-connector";

    private static string Unknown(string word, Command command)
    {
        var path = PathOf(command);
        if (word.StartsWith('-'))
            return $"'{path}' has no option '{word}'.{OptionHint(word, command)}";
        if (command.Subcommands.Count == 0)
        {
            var arguments = command.Arguments is [var argument] ? $"one {NameOf(argument)}" : "options alone";
            return $"'{path}' takes {arguments}: '{word}' is one too many.";
        }

        var names = command.Subcommands.Select(other => other.Name).ToList();
        var hint = Spelling.Nearest(word, names) is null ? $" It has: {string.Join(", ", names)}." : Spelling.Hint(word, names);
        return $"'{path}' has no command '{word}'.{hint}";
    }

    /// <summary>The nearest name, or those that end in the same word: --port is the end of --api-port.</summary>
    private static string OptionHint(string word, Command command)
    {
        var names = command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)).ToList();
        if (Spelling.Nearest(word, names) is not null)
            return Spelling.Hint(word, names);
        var longer = word.Length < 4 ? [] : names.Where(name => name.EndsWith(word[1..], StringComparison.OrdinalIgnoreCase)).ToList();
        return longer.Count == 0 ? "" : $" It has {string.Join(", ", longer)}.";
    }

    /// <summary>The parser's own messages name types and symbols; those of our validators are for people already.</summary>
    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { IdentifierToken: null, Option: { Required: true } option } => $"Give {option.Name} {option.HelpName}: {option.Description}",
        OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } =>
            $"{option.Name} needs a value: {option.HelpName}. {option.Description}",
        OptionResult { Option: var option } many when many.Tokens.Count > option.Arity.MaximumNumberOfValues => $"Give {option.Name} once.",
        ArgumentResult { Tokens.Count: 0 } missing => Needs(missing),
        CommandResult { Command: { Subcommands.Count: > 0 } command } =>
            $"'{PathOf(command)}' needs a command: {string.Join(", ", command.Subcommands.Select(other => other.Name))}.",
        _ => error.Message,
    };

    private static string Needs(ArgumentResult result)
    {
        var argument = result.Argument;
        return $"'{PathOf(((CommandResult)result.Parent!).Command)}' needs {NameOf(argument)}: {argument.Description}";
    }

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;
}
