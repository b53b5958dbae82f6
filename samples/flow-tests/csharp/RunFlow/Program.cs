// Runs a Standard workflow in a program of its own: dotnet run --project csharp/RunFlow flows/standard/invoices
using System.Text.Json.Nodes;
using AcsConnector.Flows;

var flow = Flow.Load(args[0]);
var overdue = JsonNode.Parse("""{ "body": [ [ { "id": 1, "mail": "ann@contoso.com" } ] ] }""");

FlowRunResult run = await flow.RunAsync(new FlowRunOptions
{
    AppSettings = new Dictionary<string, string> { ["Reminders_Url"] = "https://reminders.contoso.com" },
    Mocks =
    {
        { "Find_what_is_overdue", MockResponse.Result(FlowStatus.Succeeded, overdue) },
        { "Remind", 202 },
    },
});

Console.WriteLine($"{flow.Name}: {run}");
foreach (RecordedRequest request in run.Requests)
    Console.WriteLine($"  {request.Action}: {request}");
return run.Status == FlowStatus.Succeeded ? 0 : 1;
