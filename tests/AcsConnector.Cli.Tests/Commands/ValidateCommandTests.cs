using System.Text.Json.Nodes;
using AcsConnector.Testing.Connectors;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary>Through the front door: the program's arguments, its outputs and its exit codes.</summary>
[Trait("Category", "CommandLine")]
public sealed class ValidateCommandTests
{
    [Fact]
    public async Task Prints_each_finding_with_its_place_and_how_to_mend_it()
    {
        using var connector = new WrongConnector();
        connector.RemoveLine(WrongConnector.Definition, "\"operationId\": \"GetPerson\"");
        connector.Edit(WrongConnector.Definition, "directory.adatum.com\",\n    \"basePath\"", "api.example.com\",\n    \"basePath\"");

        var (exitCode, output, errors) = await connector.RunAsync("validate", "./", "--for", "certification");

        Assert.Equal("""
            apiDefinition.swagger.json:13:13: note PlaceholderHost
                The host 'api.example.com' stands for one that is filled in later.
                at $.host
                Put in the host of your API before the import; of this connector, acs-connector package --api-url does.

            apiDefinition.swagger.json:66:13: error OperationIdRequired
                The operation has no operationId.
                at $.paths['/people/{personId}'].get
                Give it one: PascalCase, letters and digits.

            1 error, 0 warnings, 1 note

            """, output);
        Assert.Empty(errors);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Warnings_and_notes_leave_the_exit_code_0()
    {
        using var connector = new WrongConnector();
        File.Delete(connector.At(WrongConnector.Icon));
        Assert.Equal((0, "0 errors, 1 warning, 0 notes"), await SummaryAsync(connector));
    }

    [Theory]
    [InlineData(0, "0 errors, 1 warning, 0 notes")]
    [InlineData(0, "0 errors, 1 warning, 0 notes", "--for", "import")]
    [InlineData(1, "1 error, 0 warnings, 0 notes", "--for", "certification")]
    public async Task Errors_are_what_stops_the_check_that_was_asked_for(int expected, string summary, params string[] options)
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Definition, "\"Get a person\"", "\"Get a person & user\"");
        Assert.Equal((expected, summary), await SummaryAsync(connector, options));
    }

    [Fact]
    public async Task Takes_a_folder_and_names_files_as_the_caller_would()
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Settings, "0a1b2c3d", "0a1b2c3");
        var (exitCode, output, _) = await CommandLine.RunAsync("validate", connector.Path);
        Assert.StartsWith($"{connector.Path}/settings.json:2:20: warning EnvironmentNotValid", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Many_findings_are_counted_by_rule_and_only_errors_are_printed_in_full()
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Definition, "directory.adatum.com\",\n    \"basePath\"", "https://x\",\n    \"basePath\"");
        connector.Edit(WrongConnector.Definition, "\"level\": {", $"{Properties(50)}\"level\": {{");

        var (exitCode, output, _) = await connector.RunAsync("validate", "./");

        Assert.Equal("""
            51 findings of 2 rules:

                  1 × error HostNameNotValid, first at apiDefinition.swagger.json:13:13
                 50 × note PropertyDescriptionMissing, first at apiDefinition.swagger.json:114:23

            apiDefinition.swagger.json:13:13: error HostNameNotValid
                'https://x' is not a host name, or a host name and a port.
                at $.host
                Leave out the scheme and the path: api.example.com.

            Each finding with its place and its fix: --verbose

            1 error, 0 warnings, 50 notes

            """, output);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(51, 0)]
    [InlineData(51, 51, "--verbose")]
    public async Task Up_to_50_findings_are_printed_in_full_and_more_with_verbose(int findings, int printed, params string[] options)
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Definition, "\"level\": {", $"{Properties(findings)}\"level\": {{");
        var (_, output, _) = await connector.RunAsync(["validate", "./", .. options]);
        Assert.Equal(printed, output.Split("    Add one: a full sentence.\n").Length - 1);
        Assert.EndsWith($"\n0 errors, 0 warnings, {findings} notes\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_JSON()
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Definition, "\"GetPerson\"", "\"Get-Person\"");
        var (exitCode, output, _) = await connector.RunAsync("validate", "./", "-o", "json");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {
                "errors": 0,
                "warnings": 1,
                "notes": 0,
                "findings": [
                    {
                        "rule": "OperationIdSanitized",
                        "severity": "warning",
                        "file": "apiDefinition.swagger.json",
                        "line": 69,
                        "column": 32,
                        "path": "$.paths['/people/{personId}'].get.operationId",
                        "message": "The operationId 'Get-Person' has more than letters and digits; the platform drops the rest.",
                        "fix": "Use letters and digits alone."
                    }
                ]
            }
            """), JsonNode.Parse(output)), output);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Writes_SARIF()
    {
        using var connector = new WrongConnector();
        connector.Edit(WrongConnector.Definition, "\"GetPerson\"", "\"Get-Person\"");
        connector.Edit(WrongConnector.Definition, "\"1.0\",\n        \"contact\"", "1,\n        \"contact\"");
        var (exitCode, output, _) = await CommandLine.RunProcessAsync(connector.Path, "validate", "-o", "sarif");

        var log = JsonNode.Parse(output)!;
        Assert.Equal("2.1.0", Text(log["version"]));
        var run = Assert.Single(log["runs"]!.AsArray())!;
        Assert.Equal("utf16CodeUnits", Text(run["columnKind"]));
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal(["JsonTypeIncorrect", "OperationIdSanitized"], rules.Select(rule => Text(rule!["id"])));
        Assert.Equal("The operationId '…' has more than letters and digits; the platform drops the rest.", Text(rules[1]!["shortDescription"]!["text"]));
        Assert.Equal(["error", "warning"], rules.Select(rule => Text(rule!["defaultConfiguration"]!["level"])));

        var results = run["results"]!.AsArray();
        Assert.Equal([(0, "error"), (1, "warning")], results.Select(result => (result!["ruleIndex"]!.GetValue<int>(), Text(result["level"]))));
        var place = results[1]!["locations"]![0]!;
        Assert.Equal("apiDefinition.swagger.json", Text(place["physicalLocation"]!["artifactLocation"]!["uri"]));
        Assert.Equal((69, 32), (place["physicalLocation"]!["region"]!["startLine"]!.GetValue<int>(), place["physicalLocation"]!["region"]!["startColumn"]!.GetValue<int>()));
        Assert.Equal("$.paths['/people/{personId}'].get.operationId", Text(place["logicalLocations"]![0]!["fullyQualifiedName"]));
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Checks_with_more_schemas()
    {
        using var connector = new WrongConnector();
        connector.Write("one.json", """{ "properties": { "swagger": { "enum": ["3.0"] } } }""");
        connector.Write("two.json", """{ "$id": "apiProperties", "required": ["more"] }""");
        string[] schemas = ["--schema", "definition=./one.json", "--schema", "./two.json"];
        var (exitCode, output, _) = await connector.RunAsync(["validate", "./", .. schemas]);
        Assert.Contains("apiDefinition.swagger.json:2:16: error SchemaViolation", output, StringComparison.Ordinal);
        Assert.Contains("apiProperties.json:1:1: error SchemaViolation", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Theory]
    [InlineData("There is no folder 'nowhere'.", "./nowhere")]
    [InlineData("'my.json' is a file. Pass the folder it is in.", "./my.json")]
    [InlineData("There is no apiDefinition.swagger.json in 'empty'.", "./empty")]
    [InlineData("Could not find file", "./", "--schema", "./nowhere.json")]
    [InlineData("Nothing in 'my.json' says which file it is about", "./", "--schema", "./my.json")]
    [InlineData("--output is text, json or sarif, not 'xml'.", "-o", "xml")]
    [InlineData("--for is import or certification, not 'certify'.", "--for", "certify")]
    public async Task Bad_input_is_one_line_and_exit_code_2(string words, params string[] arguments)
    {
        using var connector = new WrongConnector();
        Directory.CreateDirectory(connector.At("empty"));
        connector.Write("my.json", "{ }");
        var (exitCode, output, errors) = await connector.RunAsync(["validate", .. arguments]);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Empty(output);
        Assert.Equal(2, exitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"swagger\": \"2.0\", }")]
    [InlineData("{ /* no */ }")]
    [InlineData("{ \"swagger\": \"\\ud800\" }")]
    [InlineData("null")]
    [InlineData("[[[[]]]]")]
    [InlineData("{ \"paths\": [], \"definitions\": 1, \"info\": null, \"parameters\": \"x\", \"security\": {}, \"tags\": 5 }")]
    [InlineData("{ \"paths\": { \"/a\": { \"get\": { \"parameters\": {}, \"responses\": [], \"operationId\": {} } }, \"b\": 1 } }")]
    [InlineData("{ \"definitions\": { \"a\": { \"properties\": [], \"required\": 1, \"enum\": {}, \"items\": 1, \"type\": 7, \"allOf\": 1 } } }")]
    public async Task Anything_instead_of_a_definition_is_findings(string text)
    {
        using var connector = new WrongConnector();
        connector.Write(WrongConnector.Definition, text);
        connector.Write(WrongConnector.Properties, text);
        connector.Write(WrongConnector.Settings, text);
        var (exitCode, output, errors) = await connector.RunAsync("validate", "./");
        Assert.Contains("apiDefinition.swagger.json:1:", output, StringComparison.Ordinal);
        Assert.Empty(errors);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Help_has_examples()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync("validate", "--help");
        Assert.Contains("acs-connector validate -o sarif > findings.sarif", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    /// <summary>So many properties of a body without a description.</summary>
    private static string Properties(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(number => $"\"p{number}\": {{ \"type\": \"string\", \"x-ms-summary\": \"Extra\" }}, "));

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static async Task<(int ExitCode, string LastLine)> SummaryAsync(WrongConnector connector, params string[] options)
    {
        var (exitCode, output, _) = await connector.RunAsync(["validate", "./", .. options]);
        return (exitCode, output.TrimEnd().Split('\n')[^1]);
    }
}
