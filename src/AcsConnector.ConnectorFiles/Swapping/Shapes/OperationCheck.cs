using System.Text.Json;
using AcsConnector.ConnectorFiles.Swapping.Connectors;
using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>Whether the other connector has what an action calls and sends.</summary>
internal static class OperationCheck
{
    public static void Check(SwapRun run, string file, JsonPart action)
    {
        var inputs = action["inputs"]!;
        var subject = $"{file}: the action '{action.Name}'";
        if ((inputs.TextAt("host", "operationId") ?? inputs.TextAt("operationId")) is { } id)
            CheckOperation(run, subject, id, run.To.Contract.Find(id), [.. inputs["parameters"]?.Members ?? []]);
        else if (inputs.TextAt("path") is { } path && !IsExpression(path))
            CheckOperation(run, subject, $"{Method(inputs)} {path}", run.To.Contract.Match(Method(inputs), path), SentBy(inputs));
        else if (run.To.IsOfficial)
            run.Refuse($"{subject} calls a path that an expression makes, which may be one that {run.To.Title} does not have.");
    }

    private static void CheckOperation(SwapRun run, string subject, string called, ContractOperation? operation, List<JsonPart> parameters)
    {
        if (operation is null)
        {
            run.Refuse($"{subject} calls {called}, which {run.To.Title} does not have. Take the action out, or do in another way what it does.");
            return;
        }

        foreach (var parameter in parameters)
        {
            var name = NameOf(parameter);
            if (!operation.Parameters.TryGetValue(name, out var values))
                run.Refuse($"{subject} sends '{name}', which {operation.Id} of {run.To.Title} does not have. Take it out of the action.");
            else
                CheckValues(run, subject, name, values, parameter);
        }
    }

    private static void CheckValues(SwapRun run, string subject, string name, IReadOnlyList<string>? allowed, JsonPart value)
    {
        foreach (var part in value.Items.Append(value))
        {
            if (allowed is not null && part.Text is { } text && !IsExpression(text) && !allowed.Contains(text, StringComparer.OrdinalIgnoreCase))
                run.Refuse($"{subject} sends '{text}' as '{name}', for which {run.To.Title} takes {string.Join(", ", allowed)} alone.");
        }
    }

    /// <summary>What a call of Logic Apps sends, the members of its body among it.</summary>
    private static List<JsonPart> SentBy(JsonPart inputs) =>
        [.. inputs["queries"]?.Members ?? [], .. inputs["headers"]?.Members ?? [], .. inputs["body"]?.Members ?? []];

    /// <summary>As Power Automate stores it, <c>body/scopes</c>.</summary>
    private static string NameOf(JsonPart parameter) =>
        parameter.Pointer.Contains("/inputs/body/", StringComparison.Ordinal) ? $"body/{parameter.Name}" : parameter.Name!;

    private static string Method(JsonPart inputs) => inputs.TextAt("method")?.ToUpperInvariant() ?? "GET";

    private static bool IsExpression(string text) =>
        text is ['[', ..] or ['@'] or ['@', not ('@' or '{'), ..];
}
