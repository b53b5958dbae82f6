using System.CommandLine;
using System.CommandLine.Parsing;
using AcsConnector.Flows.Values;

namespace AcsConnector.Cli.Shell;

/// <summary>Options and arguments that take one of a few words, which shells complete.</summary>
internal static class Choices
{
    public static Option<string> TakeOneOf(this Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Check(result, option.Name, words));
        return option;
    }

    public static Argument<string> TakeOneOf(this Argument<string> argument, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result => Check(result, argument.HelpName ?? argument.Name, words));
        return argument;
    }

    private static void Check(SymbolResult result, string name, string[] words)
    {
        if (result.Tokens is [{ Value: var word }] && !words.Contains(word))
            result.AddError($"{name} is {string.Join(", ", words[..^1])} or {words[^1]}, not '{word}'.{Spelling.Hint(word, words)}");
    }
}
