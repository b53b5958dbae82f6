using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace AcsConnector.Cli.Tests.Commands;

/// <summary><c>flow test</c>: a right file passes, and a wrong one never does.</summary>
[Trait("Category", "CommandLine")]
public sealed class FlowTestCommandTests : IDisposable
{
    private const string Flow = """
        {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
            "Get_row": {"type": "OpenApiConnection", "inputs": {"host": {"apiId": "/apis/shared_rows", "operationId": "GetRow"}, "parameters": {"id": "@triggerBody()['id']"}}},
            "Compose_mail": {"type": "Compose", "inputs": "Welcome, @{body('Get_row')['name']}", "runAfter": {"Get_row": ["Succeeded"]}},
            "Each": {"type": "Foreach", "foreach": "@triggerBody()['to']", "runAfter": {"Compose_mail": ["Succeeded"]}, "actions": {
                "Send": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com/mails/@{items('Each')}?priority=high", "headers": {"x-kind": "mail"}, "body": {"text": "@outputs('Compose_mail')", "to": "@items('Each')"}}}}},
            "Tell_admin": {"type": "Http", "inputs": {"method": "POST", "uri": "https://example.com/admin"}, "runAfter": {"Each": ["Failed"]}},
            "Answer": {"type": "Response", "inputs": {"statusCode": 201, "body": {"done": true}}, "runAfter": {"Each": ["Succeeded"]}}}}}
        """;

    private const string Connector = """
        {"swagger": "2.0", "info": {"title": "Rows", "version": "1"}, "paths": {"/rows/{id}": {"get": {"operationId": "GetRow",
            "parameters": [{"name": "id", "in": "path", "type": "string", "required": true}],
            "responses": {"200": {"description": "The row.", "schema": {"$ref": "#/definitions/Row"}}}}}},
         "definitions": {"Row": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}
        """;

    private const string Test = """
        flow: flow.json
        connectors: [rows.swagger.json]
        defaults:
          now: 2026-01-15T10:30:00Z
          mocks:
            Get_row: { body: { name: Ada } }
            Send: { statusCode: 202 }
            Tell_admin: []
        cases:
          - name: tells everybody
            trigger: { headers: { x-user: ada }, body: { id: a b, to: [ann, bob] } }
            expect:
              run: Succeeded
              actions: { Send: Succeeded, Tell_admin: Skipped }
              outputs:
                Compose_mail: "Welcome, A*"
                Get_row.body.name: Ada
                Get_row: { statusCode: 200, body: { name: Ada } }
                Send[1].statusCode: 202
              requests:
                Get_row: [ { method: GET, path: /rows/a%20b } ]
                Send:
                  - { method: POST, path: /mails/ann, query: { priority: high }, headers: { x-kind: mail }, body: { to: ann } }
                  - { body: { text: "*Ada", to: bob } }
                Tell_admin: none
              iterations: { Send: [Succeeded, Succeeded], Each: 2 }
              elapsed: PT0S
              response: { statusCode: 201, body: { done: true } }
          - name: one mail is refused
            trigger: { body: { id: 7, to: [ann, bob] } }
            mocks:
              Send: [ { when: { item: bob }, statusCode: 429, headers: { Retry-After: "7" }, times: 5 }, {} ]
              Tell_admin: {}
            expect:
              run: Failed
              actions: { Each: Failed, Tell_admin: Succeeded }
              iterations: { Send: [Succeeded, Failed] }
              elapsed: PT28S
              response: none
          - name: the row is not there
            trigger: { body: { id: 7, to: [] } }
            mocks: { Get_row: { statusCode: 404 } }
            expect: { run: Failed, error: { code: ActionFailed, message: An action failed }, actions: { Get_row: Failed } }
        """;

    private readonly CommandFolder _folder = new();

    public FlowTestCommandTests()
    {
        _folder.Write("flow.json", Flow);
        _folder.Write("rows.swagger.json", Connector);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cases_pass_that_expect_what_happens_a_failure_among_it()
    {
        _folder.Write("a.flowtest.yaml", Test);

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("""
            a.flowtest.yaml
              ✓ tells everybody
              ✓ one mail is refused
              ✓ the row is not there

            3 passed, 0 failed, 0 errors, in
            """.ReplaceLineEndings("\n"), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_the_page_passes()
    {
        var page = await File.ReadAllTextAsync(SourceTree.At("docs", "flow-tests.md"), TestContext.Current.CancellationToken);
        _folder.Write("Workflows/Onboarding.json", Flow);
        _folder.Write("onboarding.flowtest.yaml", page.Split("```yaml\n")[1].Split("```")[0]);

        var run = await _folder.RunAsync("flow", "test", "./onboarding.flowtest.yaml");

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task The_same_members_are_read_from_JSON()
    {
        _folder.Write("a.flowtest.json", """
            {"flow": "flow.json", // the flow
             "cases": [{"name": "no mail", "mocks": {"Get_row": {"body": {"name": "Ada \ud83d\ude00"}}, "Send": [], "Tell_admin": []}, "trigger": {"body": {"id": "1", "to": []}},
                "expect": {"run": "Succeeded", "outputs": {"Compose_mail": "Welcome, Ada 😀"}, "requests": {"Send": "none"}, "iterations": {"Send": 0}}}]}
            """);

        var run = await _folder.RunAsync("flow", "test", "./a.flowtest.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task A_failure_says_where_what_was_expected_what_is_there_and_why()
    {
        _folder.Write("a.flowtest.yaml", Test.Replace("run: Failed, error", "run: Succeeded, error", StringComparison.Ordinal)
            .Replace("{ statusCode: 404 }", "{ statusCode: 404, body: { error: { code: NoRow, message: There is no row 7. } } }", StringComparison.Ordinal));

        var run = await _folder.RunAsync("flow", "test", "./a.flowtest.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("""
              ✗ the row is not there (line 40)
                  run
                    expected  Succeeded
                    actual    Failed
                    because   Get_row: 404 NoRow: There is no row 7.
            """.ReplaceLineEndings("\n"), run.Output, StringComparison.Ordinal);
        Assert.Contains("2 passed, 1 failed, 0 errors", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Corrupted))]
    public async Task A_corrupted_file_never_passes(string found, string replaced, int exitCode, string message)
    {
        Assert.Contains(found, Test, StringComparison.Ordinal);
        _folder.Write("a.flowtest.yaml", Test.Replace(found, replaced, StringComparison.Ordinal));

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Errors));
        Assert.Contains(message, Words(run.Output), StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n').Where(line => !line.StartsWith('/')), line => Assert.True(line.Length <= 100, line));
        var cases = ReadJUnit(await _folder.RunAsync("flow", "test", "./", "-o", "junit"), exitCode).ToList();
        Assert.Equal(exitCode == 2 ? 1 : 3, cases.Count);
        Assert.Contains(cases, one => one.Elements().Any());
    }

    // What stands in the right file, what comes in its place, the exit code, and a part of what is told.
    public static TheoryData<string, string, int, string> Corrupted { get; } = new()
    {
        { "connectors:", "conectors:", 2, "a.flowtest.yaml:2:1: A test file has no 'conectors'. Did you mean 'connectors'?" },
        { "expect:\n      run: Failed", "expct:\n      run: Failed", 2, "A case has no 'expct'. Did you mean 'expect'?" },
        { "      run: Succeeded\n      actions: { Send", "      runn: Succeeded\n      actions: { Send", 2, "a.flowtest.yaml:13:7: 'expect' has no 'runn'. Did you mean 'run'?" },
        { "run: Succeeded\n      actions: { Send", "run: Succeded\n      actions: { Send", 2, "'run' is Succeeded, Failed, Cancelled, NotStarted, not 'Succeded'. Did you mean 'Succeeded'?" },
        { "Tell_admin: Skipped }", "Tell_admin: skipped }", 2, "The status of 'Tell_admin' is Succeeded, Failed, Skipped" },
        { "{ Send: Succeeded, Tell", "{ Sent: Succeeded, Tell", 1, "a.flowtest.yaml:14:18: The flow has no action 'Sent'. Did you mean 'Send'?" },
        { "Get_row: [ { method", "Get row: [ { method", 1, "The flow has no action 'Get row'. Did you mean 'Get_row'?" },
        { "Each: 2 }", "Eachh: 2 }", 1, "The flow has no action 'Eachh'. Did you mean 'Each'?" },
        { "Get_row.body.name: Ada", "Get_rw.body.name: Ada", 1, "The flow has no action 'Get_rw'. Did you mean 'Get_row'?" },
        { "Get_row.body.name: Ada", "Get_row.body.nam: Ada", 1, "outputs.Get_row.body.nam expected \"Ada\" actual nothing at 'nam'. Did you mean 'name'?" },
        { "Get_row: { statusCode: 200, body: { name: Ada } }", "Get_row: { statusCode: 200, body: { nme: Ada } }", 1, "outputs.Get_row.body.nme expected \"Ada\" actual nothing. Did you mean 'name'?" },
        { "run: Succeeded\n      actions: { Send", "run: Failed\n      actions: { Send", 1, "run expected Failed actual Succeeded" },
        { "Tell_admin: Skipped }", "Tell_admin: Succeeded }", 1, "actions.Tell_admin expected Succeeded actual Skipped because ActionConditionFailed: " },
        { "Get_row: [ { method: GET, path: /rows/a%20b } ]", "Get_row: none", 1, "requests.Get_row expected none actual 1 request: GET /rows/a%20b" },
        { "Tell_admin: none", "Tell_admin: [ { method: POST } ]", 1, "requests.Tell_admin expected 1 request actual none" },
        { "path: /rows/a%20b", "path: /rows/a", 1, "requests.Get_row[0].path expected \"/rows/a\" actual \"/rows/a%20b\"" },
        { "query: { priority: high }", "query: { prio: high }", 1, "requests.Send[0].query.prio expected \"high\" actual nothing." },
        { "body: { text: \"*Ada\"", "body: { text: \"Ada\"", 1, "requests.Send[1].body.text expected \"Ada\" actual \"Welcome, Ada\"" },
        { "path: /mails/ann", "pth: /mails/ann", 2, "A request has no 'pth'. Did you mean 'path'?" },
        { "[Succeeded, Failed] }", "[Failed, Succeeded] }", 1, "iterations.Send expected Failed, Succeeded actual Succeeded, Failed because 429" },
        { "elapsed: PT28S", "elapsed: PT27S", 1, "elapsed expected PT27S actual PT28S" },
        { "elapsed: PT28S", "elapsed: 28", 2, "'elapsed' is a text." },
        { "response: none", "response: { statusCode: 200 }", 1, "response expected {\"statusCode\":200} actual none" },
        { "response: { statusCode: 201,", "response: { statusCode: 200,", 1, "response.statusCode expected 200 actual 201" },
        { "code: ActionFailed", "code: Other", 1, "error.code expected Other actual ActionFailed" },
        { "message: An action failed", "message: Another action", 1, "error.message expected Another action actual An action failed." },
        { "expect: { run: Failed, error: { code: ActionFailed, message: An action failed }, actions: { Get_row: Failed } }", "", 2, "A case has to expect something: there is no 'expect'." },
        { "expect: { run: Failed, error: { code: ActionFailed, message: An action failed }, actions: { Get_row: Failed } }", "expect: {}", 2, "its 'expect' is empty" },
        { "flow: flow.json", "flow: flw.json", 2, "flw.json does not exist." },
        { "flow: flow.json", "flow: flow.json#Other", 2, "has no flow 'Other'." },
        { "flow: flow.json", "# no flow", 2, "There has to be 'flow'" },
        { "name: one mail is refused", "name: tells everybody", 2, "There is another case 'tells everybody'" },
        { "Get_row: { body: { name: Ada } }", "Get_row: { body: { name: 7 } }", 1, "The mock of 'Get_row' is no response of the operation: body.name: Invalid type. Expected String but got Integer." },
        { "Get_row: { body: { name: Ada } }", "Get_row: { bdy: { name: Ada } }", 2, "bdy" },
        { "    Get_row: { body: { name: Ada } }\n", "", 1, "Get_row" },
        { "    Send: { statusCode: 202 }\n", "", 1, "Send" },
        { "Tell_admin: []", "Tel_admin: []", 1, "Did you mean 'Tell_admin'?" },
        { "trigger: { body: { id: 7, to: [] } }", "trigger: \"a\\0b\"", 2, "'trigger' is an object, or the path of a file with one, from this file on:" },
        { "mocks: { Get_row: { statusCode: 404 } }", "mocks: other.json", 2, "other.json' does not exist." },
        { "now: 2026-01-15T10:30:00Z", "now: yesterday", 2, "'now' is a time such as" },
        { "run: Succeeded\n      actions: { Send", "run: Succeeded\n      run: Failed\n      actions: { Send", 2, "a.flowtest.yaml:14:7: 'run' is there twice." },
        { "flow: flow.json", "flow: [flow.json", 2, "It is not YAML that can be read" },
        { "flow: flow.json", "flow: &a [*a]", 2, "There is no '&a' before this alias." },
        { "flow: flow.json", "flow: !!binary flow.json", 2, "The tag 'tag:yaml.org,2002:binary' means nothing here." },
        { "cases:", "cases: []\nothers:", 2, "'cases' is a list with at least one of them." },
    };

    [Theory]
    [InlineData("./none.flowtest.yaml", "none.flowtest.yaml cannot be read")]
    [InlineData("./empty", "empty has no test file")]
    [InlineData("", "cannot be read")]
    public async Task Where_there_is_no_test_file_the_exit_code_is_2(string path, string message)
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));

        var run = await _folder.RunAsync("flow", "test", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levels_and_repeated_aliases_have_limits()
    {
        _folder.Write("deep.flowtest.yaml", "flow: " + new string('[', 500));
        _folder.Write("laughs.flowtest.yaml", "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(
            Enumerable.Range('b', 8).Select(letter => $"{(char)letter}: &{(char)letter} [{string.Join(", ", Enumerable.Repeat($"*{(char)(letter - 1)}", 10))}]\n")));

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("It has more than 64 levels.", Words(run.Output), StringComparison.Ordinal);
        Assert.Contains("It has more than 100000 values, with those that aliases repeat.", Words(run.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_texts_are_what_JSON_says()
    {
        _folder.Write("flow.json", """
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {"All": {"type": "Compose", "inputs": "@string(triggerBody())"}}}}
            """);
        _folder.Write("a.flowtest.yaml", """
            flow: flow.json
            cases:
              - name: one
                trigger: { body: [no, yes, 2026-01-15, 0x10, 1_000, 012, ~, null, true, 1.50, 1e3, "1", .5] }
                expect: { outputs: { All: '["no","yes","2026-01-15","0x10","1_000","012","~",null,true,1.5,1000.0,"1",".5"]' } }
            """);

        var run = await _folder.RunAsync("flow", "test", "./");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task A_filter_chooses_cases_by_name_and_finds_none_by_another()
    {
        _folder.Write("a.flowtest.yaml", Test);

        var one = await _folder.RunAsync("flow", "test", "./", "--filter", "MAIL is");
        var none = await _folder.RunAsync("flow", "test", "./", "--filter", "nobody");

        Assert.Equal(0, one.ExitCode);
        Assert.Contains("1 passed", one.Output, StringComparison.Ordinal);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("No case has 'nobody' in its name or in its file's path.", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_stand_nowhere_in_what_is_printed()
    {
        const string canary = "canary-0123456789";
        _folder.Write("a.flowtest.yaml", Test
            .Replace("headers: { x-user: ada }, body: { id: a b,", $"headers: {{ Authorization: {canary}-h }}, body: {{ id: a b, password: {canary}-p, token: {canary}-t,", StringComparison.Ordinal)
            .Replace("body: { name: Ada }", $"body: {{ name: \"{canary}-p {canary}-t {canary}-h sig={canary}-s accesskey={canary}-k\" }}", StringComparison.Ordinal)
            .Replace("name: tells everybody", $"name: tells {canary}-p", StringComparison.Ordinal)
            .Replace("path: /rows/a%20b", $"path: /rows/{canary}-p", StringComparison.Ordinal)
            .Replace("[ { when", $"[ {{ when: {{ header: {{ sig: {canary}-w }} }} }}, {{ when", StringComparison.Ordinal));

        _folder.Write("mocks.json", $$$"""{"Get_row": {"body": {"name": "Ada {{{canary}}}-f", "secret": "{{{canary}}}-f"}}, "Send": {}, "Tell_admin": []}""");
        _folder.Write("b.flowtest.yaml", $$"""
            flow: flow.json
            cases:
              - name: of {{canary}}-f
                mocks: mocks.json
                trigger: { body: { id: 1, to: [] } }
                expect: { outputs: { Compose_mail: "{{canary}}-f" }, actions: { Send: Failed } }
            """);
        foreach (var format in new[] { "text", "junit", "json" })
        {
            var run = await _folder.RunAsync("flow", "test", "./", "-o", format, "--coverage", "./coverage.html");

            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(canary, run.Output + run.Errors + _folder.Text("coverage.html"), StringComparison.Ordinal);
            Assert.Contains("(hidden: secure data)", run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>The damage is the same each time.</summary>
    [Fact]
    public async Task Damaged_files_are_told()
    {
        const string others = "{}[]:,&*!|>'\"%@`#?-\t\n \\0~<=\0\u2028";
#pragma warning disable CA5394 // No secret is made.
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var place = random.Next(Test.Length);
            var other = others[random.Next(others.Length)].ToString();
            _folder.Write($"{i}.flowtest.yaml", (i % 4) switch
            {
                0 => Test.Remove(place, 1),
                1 => Test.Remove(place, 1).Insert(place, other),
                2 => Test.Insert(place, other),
                _ => Test[..place],
            });
        }
#pragma warning restore CA5394

        var run = await _folder.RunAsync("flow", "test", "./", "-o", "junit");

        Assert.Equal(200, ReadJUnit(run, exitCode: 2).Select(one => one.Attribute("classname")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task Results_are_JUnit_or_JSON_for_other_programs()
    {
        _folder.Write("a.flowtest.yaml", Test.Replace("elapsed: PT28S", "elapsed: PT1S", StringComparison.Ordinal).Replace("tells everybody", "\"<\\u0001 ##[tells\"", StringComparison.Ordinal));
        _folder.Write("b.flowtest.yaml", "flow: 1");

        var junit = await _folder.RunAsync("flow", "test", "./", "-o", "junit");
        var json = JsonNode.Parse((await _folder.RunAsync("flow", "test", "./", "-o", "json")).Output)!;

        var cases = ReadJUnit(junit, exitCode: 2).ToList();
        Assert.Equal(4, cases.Count);
        Assert.Equal("elapsed: expected PT1S, actual PT28S", cases[1].Element("failure")!.Attribute("message")!.Value);
        Assert.NotNull(cases[3].Element("error"));
        Assert.Equal((2, 1, 1), ((int)json["passed"]!, (int)json["failed"]!, (int)json["errors"]!));
        Assert.Equal(["passed", "failed", "passed"], json["files"]![0]!["cases"]!.AsArray().Select(one => (string)one!["status"]!));
        Assert.Equal("PT28S", (string)json["files"]![0]!["cases"]![1]!["failures"]![0]!["actual"]!);
    }

    /// <summary>The test cases, of a document that is what the schema says.</summary>
    private static IEnumerable<XElement> ReadJUnit(CommandRun run, int exitCode)
    {
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Errors));
        var schemas = new XmlSchemaSet();
        using (var schema = XmlReader.Create(SourceTree.At("tests", "AcsConnector.Cli.Tests", "Commands", "junit.xsd")))
            schemas.Add(null, schema);
        var document = XDocument.Parse(run.Output);
        document.Validate(schemas, (_, mistake) => Assert.Fail(mistake.Message));
        Assert.Equal((int)document.Root!.Attribute("tests")!, document.Descendants("testcase").Count());
        return document.Descendants("testcase");
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
