using System.CommandLine;
using AcsConnector.Cli.Shell;
using AcsConnector.Flows;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using AcsConnector.Local.Sessions;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector flow eval</c>: the value of an expression, without a flow.</summary>
internal sealed class FlowEvalCommand : Verb
{
    private readonly Argument<string?> _text = new("EXPRESSION")
    {
        Description = "As it stands in a definition: @concat('a', 'b'), or a text with @{…} in it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _context = new("--context")
    {
        Description = "What the expression sees: parameters, variables, actions {name: {status, outputs}}, trigger {outputs}, item, items, now.",
        HelpName = "FILE",
    };

    private readonly Option<string> _cases =
        new("--cases") { Description = "Evaluate many: {\"cases\": [{id, expr, context}]}.", HelpName = "FILE" };

    private readonly Option<string> _results =
        new("--results") { Description = "Where the values of --cases go: [{id, value} or {id, error}].", HelpName = "FILE" };

    public FlowEvalCommand()
        : base("eval", """
            Evaluate an expression of the workflow definition language and print its value as JSON.
            Exit code: 0 a value, 1 an error of the expression, 2 a file that cannot be used.

            Examples:
              acs-connector flow eval "@concat('user-', guid())"
              acs-connector flow eval "@body('Create_a_user')?['identity/id']" --context context.json
              acs-connector flow eval --cases cases.json --results results.json
            """)
    {
        Add(_text);
        Add(_context);
        Add(_cases);
        Add(_results);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_cases) is { } cases)
        {
            var results = arguments.GetValue(_results) ?? throw new FlowInputException("--cases needs --results, the file for the values.");
            return RunCases(cases, results);
        }

        if (arguments.GetValue(_text) is not { } text)
            throw new FlowInputException("Give an expression, or --cases with --results. See 'acs-connector flow eval --help'.");
        if (!text.Contains('@', StringComparison.Ordinal))
        {
            var note = $"Note: without an @ this is a text. As an expression: {Suggestion(text)}";
            await arguments.InvocationConfiguration.Error.WriteLineAsync(note);
        }

        var context = arguments.GetValue(_context) is { } file ? FlowFiles.ReadObject(file) : ObjectValue.Empty;
        await arguments.InvocationConfiguration.Output.WriteLineAsync(ValueJson.WriteIndented(Evaluate(text, context)));
        return ExitCode.Ok;
    }

    /// <summary>Quoted for a shell.</summary>
    private static string Suggestion(string text) => text.Contains('"', StringComparison.Ordinal) ? $"'@{text}'" : $"\"@{text}\"";

    private static Value Evaluate(Value template, ObjectValue context) =>
        Template.Parse(template).Evaluate(new JsonContext(context, TimeProvider.System));

    private static int RunCases(string cases, string results)
    {
        var file = FlowFiles.ReadObject(cases);
        var list = file["cases"] as ArrayValue ?? throw new FlowInputException($"{cases} has no array \"cases\".");
        var baseContext = file["baseContext"] as ObjectValue ?? ObjectValue.Empty;
        FlowFiles.Write(results, new ArrayValue([.. list.Items.OfType<ObjectValue>().Select(one => Result(one, baseContext))]));
        return ExitCode.Ok;
    }

    private static ObjectValue Result(ObjectValue one, ObjectValue baseContext)
    {
        var id = one["id"] ?? Value.Null;
        var context = one["context"] switch
        {
            ObjectValue own => own,
            StringValue { Content: "@base" } => baseContext,
            _ => ObjectValue.Empty,
        };
        try
        {
            return new ObjectValue(("id", id), ("value", Evaluate(one["expr"] ?? Value.Null, context)));
        }
        catch (ExpressionException e)
        {
            return new ObjectValue(("id", id), ("error", e.Message));
        }
    }
}
