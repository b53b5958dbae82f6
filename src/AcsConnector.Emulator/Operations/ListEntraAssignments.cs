using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator.Operations;

/// <summary>In the order of their object ids, and in pages: that there are pages is specified, their size is our choice.</summary>
internal sealed class ListEntraAssignments(AssignmentStore assignments) : IServiceOperation
{
    private const int PageSize = 100;
    private const string After = "after";

    public string Name => "ListEntraAssignments";

    public string Method => "GET";

    public string Pattern => EntraUsers.Assignments;

    public bool IsIn(ApiVersion version) => version.HasEntraAssignments;

    public string SupportedVersions => EntraUsers.Versions;

    public async Task<ServiceResponse> HandleAsync(ServiceCall call)
    {
        var page = await assignments.ListEntraAsync(Guid.TryParse(call.Request.Query[After], out var after) ? after : null, PageSize + 1);
        var body = AssignmentsBody.From(page.Take(PageSize), page.Count > PageSize ? LinkToNext(call, page[PageSize - 1]) : null);
        return ServiceResponse.FromJson(200, body, AssignmentJson.Wire.AssignmentsBody);
    }

    private static string LinkToNext(ServiceCall call, StoredAssignment last) =>
        $"{call.Request.Scheme}://{call.Request.Host}{EntraUsers.Assignments}?api-version={call.Version.Name}&{After}={last.ObjectId}";
}
