using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Actions;

/// <summary>
/// <c>runtimeConfiguration.paginationPolicy</c>: pages are fetched by the link in each, until there are as many items as are asked for.
/// https://learn.microsoft.com/azure/logic-apps/logic-apps-exceed-default-page-size-with-pagination
/// </summary>
internal sealed class Pagination(ActionDefinition action)
{
    private const string List = "value";

    private static readonly string[] Links = ["nextLink", "@odata.nextLink"];

    private readonly long _items = action.RuntimeConfiguration?["paginationPolicy"].Member("minimumItemCount") is IntegerValue count ? count.Content : 0;

    public bool IsWanted => _items > 0;

    /// <summary>The first page with the items of all. A page that fails is the outcome.</summary>
    public async Task<FlowResponse> JoinAsync(FlowResponse first, Func<string, Task<FlowResponse>> get, int maxPages)
    {
        if (first.StatusCode >= 300 || first.Body is not ObjectValue body || body[List] is not ArrayValue list || LinkIn(body) is not { } link)
            return first;
        var items = list.Items.ToList();
        for (var pages = 1; link is not null && items.Count < _items && pages < maxPages; pages++)
        {
            var page = await get(link);
            if (page.StatusCode >= 300)
                return page;
            items.AddRange(page.Body.Member(List).Items());
            // A page that leads to itself, as a mock that repeats does, is the last one.
            link = LinkIn(page.Body) is { } next && next != link ? next : null;
        }

        return first with { Body = Links.Aggregate(body, (without, name) => without.Without(name)).With(List, new ArrayValue(items)) };
    }

    private static string? LinkIn(Value? body) => Links.Select(name => body.Member(name).Text()).FirstOrDefault(link => link is not null);
}
