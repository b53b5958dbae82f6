using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Syntax, names of functions and numbers of arguments.</summary>
internal static class ExpressionChecks
{
    /// <summary>What they read, the service looks for when the flow is saved.</summary>
    private static readonly HashSet<string> NamingFunctions = new(
        ["variables", "body", "actionBody", "outputs", "actionOutputs", "actions", "items", "result"],
        StringComparer.OrdinalIgnoreCase);

    public static void Run(LintedFlow flow)
    {
        foreach (var (text, action) in flow.Texts)
        {
            if (text.Error is { } error)
                flow.Add(text.IsTooLong ? FlowRules.ExpressionTooLong : FlowRules.SyntaxError, text.Pointer, action?.Name, error.Message);
            foreach (var call in text.Calls)
                Check(flow, call, text, action);
        }
    }

    /// <summary>In the service's words.</summary>
    private static string? WhyUnnamed(Call call) => call.Arguments switch
    {
        [] => $"The template language function '{call.Name}' must have at least one parameter.",
        [Literal { Value: not StringValue }, ..] => $"The provided parameters for template language function '{call.Name}' are not valid.",
        _ => null,
    };

    private static void Check(LintedFlow flow, Call call, LintedText text, LintedAction? action)
    {
        if (flow.Language.Functions.Find(call.Name) is not { } function)
        {
            flow.Add(
                FlowRules.FunctionUnknown,
                text.Pointer,
                action?.Name,
                $"The template function '{call.Name}' is not defined or not valid.{Spelling.Hint(call.Name, flow.Language.Functions.Names)}");
            return;
        }

        if (NamingFunctions.Contains(call.Name) && WhyUnnamed(call) is { } problem)
        {
            flow.Add(FlowRules.NameMissing, text.Pointer, action?.Name, problem);
            return;
        }

        try
        {
            function.CheckArity(call.Name, call.Arguments.Length);
        }
        catch (EvaluationException e)
        {
            flow.Add(FlowRules.ArgumentsWrong, text.Pointer, action?.Name, e.Message);
        }
    }
}
