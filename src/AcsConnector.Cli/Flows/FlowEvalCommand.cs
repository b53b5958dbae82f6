using System.CommandLine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Linting;

namespace AcsConnector.Cli.Flows;

/// <summary><c>acs-connector flow eval</c>: the value of an expression, without a flow.</summary>
internal static class FlowEvalCommand
{
    private static readonly Argument<string?> Text = new("EXPRESSION")
    {
        Description = "As it stands in a definition: @concat('a', 'b'), or a text with @{…} in it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Context = new("--context")
    {
        Description = "What the expression sees: parameters, variables, actions {name: {status, outputs}}, trigger {outputs}, item, items, now.",
        HelpName = "FILE",
    };

    private static readonly Option<string> Cases = new("--cases") { Description = "Evaluate many: {\"cases\": [{id, expr, context}]}.", HelpName = "FILE" };
    private static readonly Option<string> Results = new("--results") { Description = "Where the values of --cases go: [{id, value} or {id, error}].", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Verb("eval", """
            Evaluate an expression of the workflow definition language and print its value as JSON.
            Exit code: 0 a value, 1 an error of the expression, 2 a file that cannot be used.

            Examples:
              acs-connector flow eval "@concat('user-', guid())"
              acs-connector flow eval "@body('Create_a_user')?['identity/id']" --context context.json
              acs-connector flow eval --cases cases.json --results results.json
            """) { Text, Context, Cases, Results };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            if (arguments.GetValue(Cases) is { } cases)
                return RunCases(cases, arguments.GetValue(Results) ?? throw new FlowInputException("--cases needs --results, the file for the values."));
            if (arguments.GetValue(Text) is not { } text)
                throw new FlowInputException("Give an expression, or --cases with --results. See 'acs-connector flow eval --help'.");
            if (!text.Contains('@', StringComparison.Ordinal))
                await arguments.InvocationConfiguration.Error.WriteLineAsync($"Note: without an @ this is a text. As an expression: {Suggestion(text)}");
            var context = arguments.GetValue(Context) is { } file ? FlowFiles.ReadObject(file) : ObjectValue.Empty;
            await arguments.InvocationConfiguration.Output.WriteLineAsync(ValueJson.WriteIndented(Evaluate(text, context)));
            return ExitCode.Ok;
        }
        catch (ExpressionException e)
        {
            var hint = e is EvaluationException { UnknownFunction: { } function } ? Spelling.FunctionHint(function) : "";
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message + hint);
            return ExitCode.Findings;
        }
        catch (Exception e) when (e is FlowInputException or ValueJsonException or IOException or UnauthorizedAccessException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
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
