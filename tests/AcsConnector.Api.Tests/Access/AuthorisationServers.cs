using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Tests.Access;

/// <summary>One server for each column of the authorisation table.</summary>
public sealed class AuthorisationServers : IAsyncLifetime
{
    internal const string Role = "Tokens.Issue";
    internal const string PinnedHost = "pinned-of-the-table.communication.azure.com";
    internal const string OtherHost = "other-of-the-table.communication.azure.com";
    internal const string AuthorityIsAway = "a token, while Microsoft Entra ID is away";
    private const string ServersHost = "servers-of-the-table.communication.azure.com";
    private readonly List<RunningApi> _apis = [];
    private readonly List<RunningApi> _apisWithoutAuthority = [];

    private static readonly (string Name, string? Value)[] ApiKey = [("Access:PrimaryApiKey", RunningApi.ApiKey)];
    private static readonly (string Name, string? Value)[] NoConnectionStrings = [("Access:AllowConnectionStrings", "false")];
    private static readonly (string Name, string? Value)[] Entra = [("Access:Entra:Authority", "put in later"), ("Access:Entra:Audience", StandInAuthority.Audience)];

    /// <summary>The settings of each, beside the server's own resource, which all have.</summary>
    internal static List<(string Title, (string Name, string? Value)[] Settings)> Columns { get; } =
    [
        ("no setting", []),
        ("`PrimaryApiKey`", ApiKey),
        ("`PrimaryApiKey`, no connection strings", [.. ApiKey, .. NoConnectionStrings]),
        ("`PinnedEndpoint`", [("Access:PinnedEndpoint", $"https://{PinnedHost}/")]),
        ("`Entra`", Entra),
        ("`Entra` with `Roles`, no connection strings", [.. Entra, ("Access:Entra:Roles:0", Role), .. NoConnectionStrings]),
        ("`EasyAuth`", [("Access:EasyAuth", "true"), ("WEBSITE_AUTH_ENABLED", "True")]),
    ];

    internal StandInAuthority Authority { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Authority = await StandInAuthority.StartAsync();
        var nobody = await StandInAuthority.NobodyAsync();
        foreach (var (_, settings) in Columns)
        {
            _apis.Add(await StartAsync(settings, Authority.Address));
            _apisWithoutAuthority.Add(await StartAsync(settings, nobody));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in _apis.Concat(_apisWithoutAuthority))
            await api.DisposeAsync();
        await Authority.DisposeAsync();
    }

    /// <summary>Which resource was called; or the status of the refusal, with its code unless that says no more.</summary>
    internal async Task<string> ResultAsync(int column, string brought, Call call)
    {
        var before = (Asked(ServersHost), Asked(PinnedHost) + Asked(OtherHost));
        var answer = await (brought == AuthorityIsAway ? _apisWithoutAuthority : _apis)[column].SendAsync(call);
        var (server, own) = (Asked(ServersHost) > before.Item1, Asked(PinnedHost) + Asked(OtherHost) > before.Item2);

        // The way out leads nowhere; that it was asked for is what counts.
        return (answer.Status, server, own) switch
        {
            (502, true, false) => "server",
            (502, false, true) => "own",
            (401, false, false) when answer.ErrorCode == "Unauthorized" => "401",
            (_, false, false) => $"{answer.Status} {answer.ErrorCode}",
            _ => $"{answer} after calls to a resource",
        };
    }

    private static int Asked(string host) => WayOut.Only.TimesAskedFor($"{host}:443");

    private static Task<RunningApi> StartAsync((string Name, string? Value)[] settings, Uri authority)
    {
        (string Name, string? Value)[] without =
        [
            ("Emulator:Endpoint", null), ("Emulator:Certificate", null), ("Access:PrimaryApiKey", null), ("Access:SecondaryApiKey", null),
        ];
        var set = settings.Select(setting => setting.Name == "Access:Entra:Authority" ? (setting.Name, authority.AbsoluteUri) : setting);
        var host = settings.Any(setting => setting.Name == "Access:EasyAuth") ? HostKind.Functions : HostKind.Local;
        return RunningApi.StartAsync(host, new Uri($"https://{ServersHost}/"), [.. set.UnionBy(without, setting => setting.Name)]);
    }
}
