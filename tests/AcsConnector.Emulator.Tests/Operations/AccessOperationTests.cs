namespace AcsConnector.Emulator.Tests.Operations;

/// <summary>Each operation in each api-version, and who may call it.</summary>
public class AccessOperationTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static readonly string[] Names = [.. AccessOperation.All.Select(operation => operation.Name)];

    public static TheoryData<string> Operations => new(Names);

    public static TheoryData<string> Assignments => new(AccessOperation.All.Where(operation => !operation.IsExchange).Select(operation => operation.Name));

    public static TheoryData<string> Exchanges => new(AccessOperation.All.Where(operation => operation.IsExchange).Select(operation => operation.Name));

    public static TheoryData<string> WithBody => new(AccessOperation.All.Where(operation => operation.Body is not null).Select(operation => operation.Name));

    public static TheoryData<string, string> ExchangesInTheirVersions =>
    [
        .. AccessOperation.All.Where(operation => operation.IsExchange)
            .SelectMany(operation => operation.Versions.Split(", ").Select(version => (operation.Name, version))),
    ];

    public static MatrixTheoryData<string, string> OperationsInVersions => new(Names, Answer.Versions.Split(", "));

    [Theory]
    [MemberData(nameof(OperationsInVersions))]
    public async Task It_is_in_its_versions_and_in_no_other(string name, string version)
    {
        var (emulator, operation) = await WithAccessAsync(name);

        var answer = await operation.AskAsync(emulator, version);

        if (operation.Versions.Split(", ").Contains(version))
            Assert.Equal((operation.Status, operation.Versions), (answer.Status, answer["api-supported-versions"]));
        else
            answer.AssertUnsupportedVersion($"{RootOf(emulator, operation)}{operation.Path[1..]}", version);
    }

    [Theory]
    [MemberData(nameof(ExchangesInTheirVersions))]
    public async Task From_the_first_assignment_to_its_deletion_all_is_the_same_in_each_version(string name, string version)
    {
        var emulator = await shared.FreshAsync();
        var exchange = AccessOperation.Named(name);
        var upsert = AccessOperation.Named(name == "ExchangeEntraUserAccessToken" ? "UpsertEntraAssignment" : "UpsertTeamsExtensionAssignment");
        var stranger = await emulator.NewEntraUserTokenAsync([exchange.Scope!], user: Ids.Other);
        var get = new Call("GET", upsert.Path) { Version = version };

        Assert.Equal(404, (await emulator.SendAsync(get)).Status);
        Assert.Equal(403, (await exchange.AskAsync(emulator, version)).Status);
        Assert.Equal(400, (await (upsert with { Body = "{}" }).AskAsync(emulator, version)).Status);
        Assert.Equal(401, (await emulator.SendAsync(upsert.Signed(version) with { SignedBy = null })).Status);
        Assert.Equal(201, (await upsert.AskAsync(emulator, version)).Status);
        Assert.Equal(200, (await upsert.AskAsync(emulator, version)).Status);
        Assert.Equal(200, (await emulator.SendAsync(get)).Status);
        Assert.Equal(200, (await exchange.AskAsync(emulator, version)).Status);
        Assert.Equal(403, (await emulator.SendAsync(exchange.Bearing(stranger, version))).Status);
        Assert.Equal(204, (await emulator.SendAsync(get with { Method = "DELETE" })).Status);
        Assert.Equal(404, (await emulator.SendAsync(get)).Status);
        Assert.Equal(403, (await exchange.AskAsync(emulator, version)).Status);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Without_a_version_or_in_one_that_nobody_knows_it_answers_400(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);

        (await operation.AskAsync(emulator, version: null))
            .AssertEarlyError(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");
        (await operation.AskAsync(emulator, "2099-01-01"))
            .AssertUnsupportedVersion($"{RootOf(emulator, operation)}{operation.Path[1..]}", "2099-01-01");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Unsigned_it_answers_401_before_anything_else(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);

        (await emulator.SendAsync(operation.Signed("2099-01-01") with { SignedBy = null, Https = true }))
            .AssertDenied(operation.IsExchange ? "EntraTokenNeeded" : "NoAuthorization");
    }

    [Theory]
    [MemberData(nameof(Assignments))]
    public async Task An_assignment_is_the_owners_business_by_key_or_by_managed_identity(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);
        var token = await emulator.ManagedIdentityTokenAsync();

        Assert.Equal(operation.Status, (await emulator.SendAsync(operation.Bearing(token))).Status);

        await emulator.ResetAsync();
        await AccessOperation.GiveAccessAsync(emulator);
        Assert.Equal(operation.Status, (await emulator.SendAsync(operation.Signed())).Status);
    }

    [Theory]
    [MemberData(nameof(Assignments))]
    public async Task A_users_token_and_a_wrong_key_do_not_reach_an_assignment(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);
        var entra = await emulator.NewEntraUserTokenAsync([AccessOperation.TeamsScope]);
        var wrong = new Signer { Key = Convert.ToBase64String(new byte[32]) };

        (await emulator.SendAsync(operation.Bearing(entra))).AssertDenied("EntraTokenNotTaken");
        (await emulator.SendAsync(operation.Signed() with { SignedBy = wrong })).AssertDenied("SignatureMismatch");
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task An_exchange_is_the_users_business_alone(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);
        var created = await emulator.CreateAsync("""{"createTokenWithScopes":["voip"]}""");

        (await emulator.SendAsync(operation.Signed())).AssertDenied("EntraTokenNeeded");
        (await emulator.SendAsync(operation.Bearing(await emulator.ManagedIdentityTokenAsync()))).AssertDenied("UnknownBearer");
        (await emulator.SendAsync(operation.Bearing(created.Token))).AssertDenied("UnknownBearer");
        (await emulator.SendAsync(operation.Bearing("garbage"))).AssertDenied("UnknownBearer");
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public async Task An_exchange_takes_no_entra_token_that_has_expired_is_for_another_api_or_came_over_http(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);
        string[] scopes = [operation.Scope!];
        var dying = await emulator.NewEntraUserTokenAsync(scopes, minutes: 42);
        var forGraph = await emulator.NewEntraUserTokenAsync(["https://graph.microsoft.com/User.Read"]);

        (await emulator.SendAsync(operation.Bearing(dying) with { Https = false })).AssertDenied("BearerOverHttp");
        (await emulator.SendAsync(operation.Bearing(forGraph))).AssertDenied("WrongAudience");
        (await emulator.SendAsync(operation.Bearing(await emulator.NewEntraUserTokenAsync(scopes, minutes: 0)))).AssertDenied("ExpiredBearer");
        emulator.Clock.Advance(TimeSpan.FromMinutes(42));
        (await emulator.SendAsync(operation.Bearing(dying))).AssertDenied("ExpiredBearer");
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_body_that_is_no_json_object_answers_400(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);

        (await (operation with { Body = "{" }).AskAsync(emulator))
            .AssertEarlyError(400, "ValidationError", "The request body is not valid JSON.", "body");
        (await (operation with { Body = "[]" }).AskAsync(emulator))
            .AssertEarlyError(400, "ValidationError", "The value of 'body' has the wrong type.", "body");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_meets_faults_and_stands_in_the_list_of_requests_without_its_token(string name)
    {
        var (emulator, operation) = await WithAccessAsync(name);
        await emulator.ControlAsync("POST", "/_emulator/faults", $$"""{"operation":"{{name}}","status":503}""");

        Assert.Equal(503, (await operation.AskAsync(emulator)).Status);
        Assert.Equal(operation.Status, (await operation.AskAsync(emulator)).Status);

        var requests = await emulator.ControlAsync("GET", "/_emulator/requests");
        var last = requests.Json.GetProperty("value")[0];
        Assert.Equal((name, "valid", operation.Status),
            (last.GetProperty("operation").GetString(), last.GetProperty("signature").GetString(), last.GetProperty("status").GetInt32()));
        Assert.DoesNotContain("eyJ", requests.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_was_given_an_endpoint_with_a_slash_at_its_end_is_told_so()
    {
        var emulator = await shared.FreshAsync();
        var token = await emulator.NewEntraUserTokenAsync();

        var answer = await emulator.SendAsync(Call.WithBearer(token, path: "//access/entra/:exchangeAccessToken", body: "{}") with { Version = Call.Preview });

        answer.AssertDenied("EntraTokenNotTaken");
        Assert.EndsWith("The path begins with two slashes: give the SDK its endpoint without the last one.", answer.Reason, StringComparison.Ordinal);
    }

    private async Task<(RunningEmulator Emulator, AccessOperation Operation)> WithAccessAsync(string name)
    {
        var emulator = await shared.FreshAsync();
        await AccessOperation.GiveAccessAsync(emulator);
        return (emulator, AccessOperation.Named(name));
    }

    private static Uri RootOf(RunningEmulator emulator, AccessOperation operation) => operation.IsExchange ? emulator.Host.Https : emulator.Host.Http;
}
