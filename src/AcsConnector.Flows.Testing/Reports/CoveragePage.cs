using System.Net;
using System.Text;
using AcsConnector.Flows.Testing.Coverage;

namespace AcsConnector.Flows.Testing.Reports;

/// <summary>Coverage as one HTML file without scripts: each flow with all its parts, those that no case reached marked.</summary>
internal static class CoveragePage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>What the test cases reached</title>
        <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; background: Canvas; color: CanvasText; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid light-dark(#d0d0d0, #505050); overflow-wrap: anywhere; }
        th { font-weight: 600; }
        .missed { background: light-dark(#ffe3de, #5c1f16); }
        </style>
        </head>
        <body>
        <h1>What the test cases reached</h1>

        """;

    /// <summary>The whole file.</summary>
    public static string Write(IReadOnlyList<FlowCoverage> flows)
    {
        var html = new StringBuilder(Head);
        foreach (var flow in flows)
            WriteFlow(html, flow);
        return html.Append("</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static void WriteFlow(StringBuilder html, FlowCoverage flow)
    {
        html.Append("<h2>").Append(Encode(flow.Flow)).Append("</h2>\n<p>").Append(Encode(flow.File)).Append("<br>").Append(Encode(CoverageText.Numbers(flow)))
            .Append("</p>\n<table>\n<thead><tr><th scope=\"col\">Part</th><th scope=\"col\">Name</th><th scope=\"col\">Reached</th></tr></thead>\n<tbody>\n");
        foreach (var item in flow.Items)
        {
            var kind = Array.Find(CoverageText.Kinds, kind => kind.Kind == item.Kind).One;
            html.Append(item.IsReached ? "<tr><td>" : "<tr class=\"missed\"><td>").Append(kind).Append("</td><td>").Append(Encode(item.Name))
                .Append("</td><td>").Append(item.IsReached ? "yes" : "no").Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
