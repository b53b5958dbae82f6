namespace AcsConnector.Cli.Tests;

/// <summary>What the program says to somebody who types something else than it takes.</summary>
[Trait("Category", "CommandLine")]
public sealed class MannersTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("strat", "'acs-connector' has no command 'strat'. Did you mean 'start'?", "")]
    [InlineData("nonsense", "'acs-connector' has no command 'nonsense'. It has: start, exec, env, connection-string, trust, flow, definition, validate, package, completion, help.", "")]
    [InlineData("flow rn x", "'acs-connector flow' has no command 'rn'. Did you mean 'run'?", " flow")]
    [InlineData("flow", "'acs-connector flow' needs a command: run, test, mocks, lint, swap, eval.", " flow")]
    [InlineData("flow run", "'acs-connector flow run' needs FILE: A solution's or package's flow (.json, .zip), a code view, an ARM template, or a Standard workflow's folder; - for standard input.", " flow run")]
    [InlineData("flow run a b", "'acs-connector flow run' takes one FILE: 'b' is one too many.", " flow run")]
    [InlineData("definition --chek", "'acs-connector definition' has no option '--chek'. Did you mean '--check'?", " definition")]
    [InlineData("start --port 80", "'acs-connector start' has no option '--port'. It has --api-port, --emulator-port, --emulator-http-port, --page-port.", " start")]
    [InlineData("start extra", "'acs-connector start' takes options alone: 'extra' is one too many.", " start")]
    [InlineData("start --data", "--data needs a value: FOLDER. The folder for the identities, the certificate and the keys.", " start")]
    [InlineData("--page-port abc", "--page-port is a port from 0 to 65535, not 'abc'.", "")]
    [InlineData("start --page-port 80000", "--page-port is a port from 0 to 65535, not '80000'.", " start")]
    [InlineData("package", "Give --api-url URL: The https address of your server.", " package")]
    [InlineData("package --api-url https://a.com --api-url https://b.com", "Give --api-url once.", " package")]
    [InlineData("package --api-url https://a.com -o dist", "-o is the format of what a command prints. Name the folder with --folder FOLDER.", " package")]
    [InlineData("definition -o json", "-o is the format of what a command prints. Name the file with --file FILE.", " definition")]
    [InlineData("validate -o jsn", "--output is text, json or sarif, not 'jsn'. Did you mean 'json'?", " validate")]
    [InlineData("completion fish", "SHELL is bash, zsh or pwsh, not 'fish'.", " completion")]
    [InlineData("env --shell fish", "--shell is bash, pwsh, cmd, json or dotenv, not 'fish'.", " env")]
    [InlineData("exec", "'acs-connector exec' needs COMMAND: The program and its arguments, behind --.", " exec")]
    [InlineData("help flow rn", "'acs-connector flow' has no command 'rn'. Did you mean 'run'?", " flow")]
    public async Task A_mistake_is_one_sentence_and_names_the_help_at_hand(string line, string sentence, string command)
    {
        var run = await CommandLine.RunAsync(line.Split(' '));

        Assert.Equal((2, "", $"{sentence}\nRun 'acs-connector{command} --help' to see what there is.\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("flow run")]
    [InlineData("package")]
    public async Task Help_is_a_command_too(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var run = await CommandLine.RunAsync(["help", .. words]);
        var option = await CommandLine.RunAsync([.. words, "--help"]);

        Assert.Equal(option, run);
        Assert.Contains($"acs-connector {command}".TrimEnd() + " ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("concat(1,2)", 0, "\"concat(1,2)\"\n", "Note: without an @ this is a text. As an expression: \"@concat(1,2)\"\n")]
    [InlineData("@concat(1,2)", 0, "\"12\"\n", "")]
    [InlineData("1 + @{2}", 0, "\"1 + 2\"\n", "")]
    [InlineData("@concta('a')", 1, "", "The template function 'concta' is not defined or not valid. Did you mean 'concat'?\n")]
    public async Task An_expression_is_told_from_a_text_and_a_function_from_a_misspelled_one(string text, int exitCode, string output, string errors)
    {
        var run = await CommandLine.RunAsync("flow", "eval", text);

        Assert.Equal((exitCode, output, errors), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("--file", "")]
    [InlineData("--output", "Note: --output is called --file now. It still works.\n")]
    public async Task A_definition_is_written_to(string option, string note)
    {
        var run = await _folder.RunAsync("definition", option, "./swagger.json");

        Assert.Equal((0, "Wrote swagger.json.\n", note), (run.ExitCode, run.Output, run.Errors));
        Assert.True(File.Exists(_folder.PathOf("swagger.json")));
    }

    [Fact]
    public async Task A_package_is_written_to_its_former_option_with_a_note()
    {
        var run = await _folder.RunAsync("package", "--api-url", "https://acs.contoso.com", "--output", "./out");

        Assert.Equal((0, "Note: --output is called --folder now. It still works.\n"), (run.ExitCode, run.Errors));
        Assert.True(Directory.Exists(_folder.PathOf("out")));
    }

    [Theory]
    [InlineData("notes.md is not JSON: It goes wrong in line 1, column 1. ", "# Notes", "flow", "run", "./notes.md")]
    [InlineData("notes.md is not JSON: It goes wrong in line 2, column 8. ", "{\n  \"a\": x }", "flow", "lint", "./notes.md")]
    [InlineData("notes.md is not JSON: It ends too early, in line 1, column 8. ", "{\"a\": 1", "flow", "lint", "./notes.md")]
    [InlineData("notes.md is not JSON that can be read: It goes wrong in line 1, column 1.", "# Notes", "flow", "eval", "@item()", "--context", "./notes.md")]
    [InlineData("missing.json does not exist.", "", "flow", "eval", "@item()", "--context", "./missing.json")]
    public async Task A_file_that_is_none_is_named_with_the_place(string message, string text, params string[] arguments)
    {
        _folder.Write("notes.md", text);

        var run = await _folder.RunAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--connection")]
    [InlineData("--setting")]
    public async Task A_pair_without_its_name_is_counted_and_not_shown(string option)
    {
        _folder.Write("flow.json", """{"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {}}}""");

        var run = await _folder.RunAsync("flow", "run", "./flow.json", option, "hush-hush-hush");

        Assert.Equal(
            (2, "", $"{option} is NAME=VALUE, and there is no name before a '=' in what was given (its 14 characters may be a secret, and are not shown).\n"),
            (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [Trait(ProgramRows.Trait, ProgramRows.Every)]
    [InlineData(false)]
    [InlineData(true, "FORCE_COLOR", "1")]
    [InlineData(true, "CLICOLOR_FORCE", "1")]
    [InlineData(false, "FORCE_COLOR", "0")]
    [InlineData(false, "FORCE_COLOR", "1", "NO_COLOR", "1")]
    public async Task A_redirected_output_is_coloured_when_that_is_asked_for(bool isColoured, params string[] variables)
    {
        var run = await _folder.RunWithAsync(variables.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]), "flow", "run", WriteFlow());

        Assert.Equal(isColoured, run.Output.Contains("\e[32m", StringComparison.Ordinal));
    }

    [Theory]
    [Trait(ProgramRows.Trait, ProgramRows.Every)]
    [InlineData(true, "TERM", "xterm")]
    [InlineData(false, "TERM", "dumb")]
    [InlineData(false, "TERM", "xterm", "NO_COLOR", "1")]
    public async Task A_terminal_is_coloured_unless_it_is_dumb_or_told_otherwise(bool isColoured, params string[] variables)
    {
        var set = variables.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

        var run = await _folder.RunOnTerminalAsync(set, "flow", "run", WriteFlow());

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(isColoured, run.Output.Contains("\e[32m", StringComparison.Ordinal));
    }

    private string WriteFlow()
    {
        _folder.Write(
            "flow.json",
            """{"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {"One": {"type": "Compose", "inputs": 1}}}}""");
        return "./flow.json";
    }
}
