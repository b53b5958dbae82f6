using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Api.Tests.Access;

/// <summary>Who reaches what, under which settings: every cell is a request. docs/access.md shows this table.</summary>
public sealed class AuthorisationTableTests(AuthorisationServers servers) : IClassFixture<AuthorisationServers>
{
    private const string Renew = "ACSCONNECTOR_RENEW";
    private const string Begin = "<!-- The table, written by AuthorisationTableTests. -->\n";
    private const string End = "<!-- The end of the table. -->";
    private const string Role = AuthorisationServers.Role;
    private const string Pinned = $"endpoint=https://{AuthorisationServers.PinnedHost}/;accesskey=a2V5";
    private const string Other = $"endpoint=https://{AuthorisationServers.OtherHost}/;accesskey=a2V5";
    private static readonly SigningKey AnotherKey = new();

    private static readonly (string Title, string[] Cells, Func<StandInAuthority, Call> Call)[] Rows =
    [
        ("nothing", ["401", "401", "401", "401", "401", "401", "401"], _ => Call.TestConnection() with { By = Caller.Nobody }),
        ("an empty `Connection-String`", ["401", "401", "401", "401", "401", "401", "401"], _ => Key("")),
        ("a connection string of the pinned resource", ["own", "own", "403 ConnectionStringsNotAllowed", "own", "own", "403 ConnectionStringsNotAllowed", "own"], _ => Key(Pinned)),
        ("a connection string of another resource", ["own", "own", "403 ConnectionStringsNotAllowed", "403 EndpointNotAllowed", "own", "403 ConnectionStringsNotAllowed", "own"], _ => Key(Other)),
        ("a connection string of a host that is no resource", ["400 InvalidConnectionString", "400 InvalidConnectionString", "403 ConnectionStringsNotAllowed", "400 InvalidConnectionString", "400 InvalidConnectionString", "403 ConnectionStringsNotAllowed", "400 InvalidConnectionString"], _ => Key("endpoint=https://evil.example/;accesskey=a2V5")),
        ("half a connection string", ["400 InvalidConnectionString", "400 InvalidConnectionString", "403 ConnectionStringsNotAllowed", "400 InvalidConnectionString", "400 InvalidConnectionString", "403 ConnectionStringsNotAllowed", "400 InvalidConnectionString"], _ => Key("accesskey=a2V5")),
        ("the API key", ["401", "server", "server", "401", "401", "401", "401"], _ => Key(RunningApi.ApiKey)),
        ("a wrong API key", ["401", "401", "401", "401", "401", "401", "401"], _ => Key("a key that nobody set")),
        ("a token with a scope", ["401", "401", "401", "401", "server", "403 RoleMissing", "401"], entra => Bearer(entra.Token())),
        ("a token with the role", ["401", "401", "401", "401", "server", "server", "401"], entra => Bearer(entra.Token(claims: [("scp", null), ("roles", new JsonArray(Role))]))),
        ("a token with neither", ["401", "401", "401", "401", "403 RoleMissing", "403 RoleMissing", "401"], entra => Bearer(entra.Token(claims: [("scp", null)]))),
        ("a token that has expired", ["401", "401", "401", "401", "401", "401", "401"], entra => Bearer(entra.Token(now: DateTimeOffset.UtcNow.AddHours(-2)))),
        ("a token for another API", ["401", "401", "401", "401", "401", "401", "401"], entra => Bearer(entra.Token(claims: [("aud", "api://another")]))),
        ("a token of another tenant", ["401", "401", "401", "401", "401", "401", "401"], entra => Bearer(entra.Token(claims: [("iss", $"https://login.microsoftonline.com/{Guid.Empty}/v2.0")]))),
        ("a token signed by another", ["401", "401", "401", "401", "401", "401", "401"], entra => Bearer(entra.Token(AnotherKey))),
        ("an ID token", ["401", "401", "401", "401", "401", "401", "401"], entra => Bearer(entra.Token(claims: [("azp", null), ("roles", new JsonArray(Role))]))),
        (AuthorisationServers.AuthorityIsAway, ["401", "401", "401", "401", "503 SignInUnavailable", "503 SignInUnavailable", "401"], entra => Bearer(entra.Token())),
        ("the API key and a token with the role", ["401", "server", "server", "401", "401", "401", "401"], entra => With(Key(RunningApi.ApiKey), Bearer(entra.Token(claims: ("roles", new JsonArray(Role)))))),
        ("a connection string of the pinned resource and a token with the role", ["own", "own", "403 ConnectionStringsNotAllowed", "own", "own", "403 ConnectionStringsNotAllowed", "own"], entra => With(Key(Pinned), Bearer(entra.Token(claims: ("roles", new JsonArray(Role)))))),
        ("`X-MS-CLIENT-PRINCIPAL` with a scope", ["401", "401", "401", "401", "401", "401", "server"], _ => Principal("aad", ("scp", "access_as_user"))),
        ("`X-MS-CLIENT-PRINCIPAL` with neither scope nor role", ["401", "401", "401", "401", "401", "401", "403 RoleMissing"], _ => Principal("aad")),
        ("`X-MS-CLIENT-PRINCIPAL` of another identity provider", ["401", "401", "401", "401", "401", "401", "401"], _ => Principal("github", ("scp", "access_as_user"))),
    ];

    public static TheoryData<string, string> Cells => [.. Rows.SelectMany(row => AuthorisationServers.Columns.Select(column => (row.Title, column.Title)))];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_cell_is_what_happens(string brought, string settings)
    {
        var column = AuthorisationServers.Columns.FindIndex(column => column.Title == settings);
        var (_, cells, call) = Rows.Single(row => row.Title == brought);

        var result = await servers.ResultAsync(column, brought, call(servers.Authority));

        Assert.Equal(cells[column], result);
    }

    [Fact]
    public void The_document_shows_this_table()
    {
        var text = Repository.Read("docs", "access.md");
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var current = text[..begin] + Table() + text[text.IndexOf(End, StringComparison.Ordinal)..];

        if (Environment.GetEnvironmentVariable(Renew) == "1")
            Repository.Write(current, "docs", "access.md");
        else
            Assert.True(text == current, $"docs/access.md is not this table. Write it anew: {Renew}=1 dotnet test --project tests/AcsConnector.Api.Tests");
    }

    private static string Table()
    {
        var text = new StringBuilder("\n| the caller brings | ");
        text.AppendJoin(" | ", AuthorisationServers.Columns.Select(column => column.Title)).Append(" |\n|");
        text.Insert(text.Length, " --- |", AuthorisationServers.Columns.Count + 1).Append('\n');
        foreach (var (title, cells, _) in Rows)
            text.Append("| ").Append(title).Append(" | ").AppendJoin(" | ", cells.Select(Shown)).Append(" |\n");
        return text.Append('\n').ToString();
    }

    private static string Shown(string cell) => cell switch
    {
        "own" => "**theirs**",
        "server" => "**the server's**",
        _ when cell.Split(' ') is [var status, var code] => $"{status} `{code}`",
        _ => cell,
    };

    private static Call Key(string value) => Call.TestConnection() with { Connection = value };

    private static Call Bearer(string token) => Call.TestConnection() with { By = Caller.Nobody, Headers = [("Authorization", $"Bearer {token}")] };

    private static Call With(Call key, Call token) => key with { Headers = token.Headers };

    private static Call Principal(string provider, params (string Type, string Value)[] claims) =>
        Call.TestConnection() with { By = Caller.Nobody, Headers = [("X-MS-CLIENT-PRINCIPAL", ClientPrincipal.Encode(provider, claims))] };
}
