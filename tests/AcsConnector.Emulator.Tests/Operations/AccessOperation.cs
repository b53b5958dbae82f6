namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>One of the operations on who of Entra has access, as it succeeds once <see cref="GiveAccessAsync"/> was called.</summary>
internal sealed record AccessOperation(string Name, string Method, string Path, string? Body, int Status, string Versions, string? Scope = null)
{
    public const string TeamsScope = "https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls";
    public const string TeamsExchange = "/access/teamsExtension/:exchangeAccessToken";
    public const string TeamsAssignment = $"/access/teamsExtension/tenants/{Ids.Tenant}/assignments/{Ids.TeamsUser}";
    public const string TeamsBody = $$"""{"principalType":"user","clientIds":["{{Ids.App}}"]}""";

    public const string ClientsScope = "https://communication.azure.com/clients/VoIP";
    public const string EntraExchange = "/access/entra/:exchangeAccessToken";
    public const string EntraAssignments = "/access/entra/assignments";
    public const string EntraAssignment = $"{EntraAssignments}/{Ids.TeamsUser}";
    public const string EntraBody = $$"""{"tenantId":"{{Ids.Tenant}}","principalType":"user","clientIds":["{{Ids.App}}"]}""";

    public static readonly IReadOnlyList<AccessOperation> All =
    [
        new("ExchangeTeamsExtensionAccessToken", "POST", TeamsExchange, "{}", 200, Answer.AccessVersions, TeamsScope),
        new("GetTeamsExtensionAssignment", "GET", TeamsAssignment, null, 200, Answer.AccessVersions),
        new("UpsertTeamsExtensionAssignment", "PUT", TeamsAssignment, TeamsBody, 200, Answer.AccessVersions),
        new("DeleteTeamsExtensionAssignment", "DELETE", TeamsAssignment, null, 204, Answer.AccessVersions),
        new("ExchangeEntraUserAccessToken", "POST", EntraExchange, "{}", 200, Call.Preview, ClientsScope),
        new("ListEntraAssignments", "GET", EntraAssignments, null, 200, Call.Preview),
        new("UpdateEntraAssignments", "PATCH", EntraAssignments, $$"""{"{{Ids.TeamsUser}}":{{EntraBody}}}""", 200, Call.Preview),
        new("GetEntraAssignment", "GET", EntraAssignment, null, 200, Call.Preview),
        new("UpsertEntraAssignment", "PUT", EntraAssignment, EntraBody, 200, Call.Preview),
        new("DeleteEntraAssignment", "DELETE", EntraAssignment, null, 204, Call.Preview),
    ];

    /// <summary>For the users of Entra, with their Entra token, and not for the resource's owner.</summary>
    public bool IsExchange => Scope is not null;

    public static AccessOperation Named(string name) => All.Single(operation => operation.Name == name);

    /// <summary>To <see cref="Ids.TeamsUser"/>, through <see cref="Ids.App"/>.</summary>
    public static async Task GiveAccessAsync(RunningEmulator emulator)
    {
        Assert.InRange((await Named("UpsertTeamsExtensionAssignment").AskAsync(emulator)).Status, 200, 201);
        Assert.InRange((await Named("UpsertEntraAssignment").AskAsync(emulator)).Status, 200, 201);
    }

    public static async Task TakeAccessAsync(RunningEmulator emulator)
    {
        Assert.Equal(204, (await Named("DeleteTeamsExtensionAssignment").AskAsync(emulator)).Status);
        Assert.Equal(204, (await Named("DeleteEntraAssignment").AskAsync(emulator)).Status);
    }

    public Call Signed(string? version = Call.Preview) => new(Method, Path, Body) { Version = version };

    public Call Bearing(string token, string? version = Call.Preview) => Call.WithBearer(token, Method, Path, Body) with { Version = version };

    /// <summary>By whoever may.</summary>
    public async Task<Answer> AskAsync(RunningEmulator emulator, string? version = Call.Preview) =>
        await emulator.SendAsync(IsExchange ? Bearing(await emulator.NewEntraUserTokenAsync([Scope!]), version) : Signed(version));
}
