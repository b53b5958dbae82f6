using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Linting;

/// <summary>Syntax, names of functions and numbers of arguments.</summary>
internal static class ExpressionChecks
{
    public static void Run(LintedFlow flow)
    {
        foreach (var (text, action) in flow.Texts)
        {
            if (text.Error is { } error)
                flow.Add(text.IsTooLong ? FlowRules.LimitExceeded : FlowRules.SyntaxError, text.Pointer, action?.Name, error.Message);
            foreach (var call in text.Calls)
                Check(flow, call, text, action);
        }
    }

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

        try
        {
            function.CheckArity(call.Name, call.Arguments.Count);
        }
        catch (EvaluationException e)
        {
            flow.Add(FlowRules.ArgumentsWrong, text.Pointer, action?.Name, e.Message);
        }
    }
}
