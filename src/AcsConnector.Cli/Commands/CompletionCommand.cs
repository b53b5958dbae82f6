using System.CommandLine;
using AcsConnector.Cli.Shell;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector completion</c>: prints what a shell needs to complete verbs and options.</summary>
internal sealed class CompletionCommand : Verb
{
    public CompletionCommand()
        : base("completion", """
            Print a script that lets a shell complete the verbs and options of acs-connector.

            Examples:
              source <(acs-connector completion bash)                     in ~/.bashrc
              source <(acs-connector completion zsh)                      in ~/.zshrc, after compinit
              acs-connector completion pwsh | Out-String | iex            in $PROFILE
            """)
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh or pwsh.", HelpName = "SHELL" };
        Add(shell.TakeOneOf("bash", "zsh", "pwsh"));
        SetAction(arguments => arguments.InvocationConfiguration.Output.Write(Script(arguments.GetValue(shell)!)));
    }

    /// <summary>The program itself knows what can follow: it is asked with the directive [suggest].</summary>
    private static string Script(string shell) => shell switch
    {
        "bash" => """
            _acs_connector() {
              COMPREPLY=($(compgen -W "$(acs-connector "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _acs_connector acs-connector

            """,
        "zsh" => """
            _acs_connector() {
              compadd -- ${(f)"$(acs-connector "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"}
            }
            compdef _acs_connector acs-connector

            """,
        _ => """
            Register-ArgumentCompleter -Native -CommandName acs-connector -ScriptBlock {
              param($word, $line, $position)
              acs-connector "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };
}
