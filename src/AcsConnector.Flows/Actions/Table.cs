using System.Net;
using System.Text;
using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>Items as lines of a CSV or rows of an HTML table.</summary>
internal sealed class Table(ActionDefinition action, FlowBuilder flow) : ArrayAction(action, flow)
{
    private readonly Expression _format = flow.ParseInput(action, "format");
    private readonly List<(Expression Header, Expression Value)> _columns = ReadColumns(action, flow);

    protected override Value Make(IReadOnlyList<Value> items, ActionScope scope)
    {
        var (headers, rows) = _columns.Count > 0 ? ChosenColumns(items, scope) : OwnColumns(items);
        return scope.Evaluate(_format).ToText().ToUpperInvariant() switch
        {
            "CSV" => Csv(headers, rows),
            "HTML" => Html(headers, rows),
            var format => throw new ActionException("BadRequest", $"The 'format' of action '{Name}' is CSV or HTML, not '{format}'."),
        };
    }

    private static List<(Expression Header, Expression Value)> ReadColumns(ActionDefinition action, FlowBuilder flow)
    {
        if (action.Input("columns") is not ArrayValue columns)
            return [];
        return [.. columns.Items.OfType<ObjectValue>().Select((column, i) => (
            flow.Parse(column["header"], $"{action.Pointer}/inputs/columns/{i}/header", action.Name),
            flow.Parse(column["value"], $"{action.Pointer}/inputs/columns/{i}/value", action.Name)))];
    }

    private (List<string> Headers, List<List<string>> Rows) ChosenColumns(IReadOnlyList<Value> items, ActionScope scope) => (
        _columns.ConvertAll(column => scope.Evaluate(column.Header).ToText()),
        [.. items.Select(item => _columns.ConvertAll(column => scope.EvaluateFor(item, column.Value).ToText()))]);

    /// <summary>The columns are the properties, in the order in which they first appear.</summary>
    private (List<string> Headers, List<List<string>> Rows) OwnColumns(IReadOnlyList<Value> items)
    {
        var headers = items.SelectMany(item => (item as ObjectValue ?? throw NotAnObject(item)).Names).Distinct(StringComparer.Ordinal).ToList();
        return (headers, [.. items.Select(item => headers.ConvertAll(header => ((ObjectValue)item)[header]?.ToText() ?? ""))]);
    }

    private ActionException NotAnObject(Value item) =>
        new("BadRequest", $"The items of 'from' in action '{Name}' are objects; one is of type '{item.TypeName}'.");

    private static string Csv(List<string> headers, List<List<string>> rows)
    {
        var csv = new StringBuilder();
        foreach (var row in rows.Prepend(headers))
            csv.AppendJoin(',', row.Select(CsvCell)).Append("\r\n");
        return csv.ToString();
    }

    private static string CsvCell(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Html(List<string> headers, List<List<string>> rows)
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var header in headers)
            html.Append("<th>").Append(WebUtility.HtmlEncode(header)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
