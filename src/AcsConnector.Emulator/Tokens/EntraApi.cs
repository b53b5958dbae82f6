namespace AcsConnector.Emulator.Tokens;

/// <summary>An API in Entra, to whose permissions users and their organizations consent.</summary>
/// <param name="Permissions">What a token has that is asked for with <c>/.default</c>: all that an application can be consented to.</param>
internal sealed record EntraApi(string Audience, IReadOnlyList<string> Permissions)
{
    public const string ManageTeamsCalls = "Teams.ManageCalls";
    public const string ManageTeamsChats = "Teams.ManageChats";
    public const string ManageTeamsExtensionCalls = "TeamsExtension.ManageCalls";
    private const string Default = ".default";

    /// <summary>For Teams users and the Teams extension.</summary>
    public static readonly EntraApi Teams = new(
        "https://auth.msft.communication.azure.com", [ManageTeamsCalls, ManageTeamsChats, ManageTeamsExtensionCalls]);

    /// <summary>For Entra users.</summary>
    public static readonly EntraApi Clients = new("https://communication.azure.com/clients", ["Chat", "VoIP"]);

    public string DefaultScope => $"{Audience}/{Default}";

    public string ScopeOf(string permission) => $"{Audience}/{permission}";

    /// <summary>The audience and the permissions of scopes as SDKs ask for them, <c>{audience}/{permission}</c>; null when they are not for one API.</summary>
    public static (string Audience, IReadOnlyList<string> Permissions)? Read(IReadOnlyCollection<string> scopes)
    {
        var split = scopes.Select(scope => (At: scope.LastIndexOf('/'), scope)).ToList();
        if (split.Count == 0 || split.Exists(scope => scope.At <= "https://".Length))
            return null;

        var audiences = split.Select(scope => scope.scope[..scope.At]).Distinct().ToList();
        if (audiences.Count > 1)
            return null;

        var known = Array.Find([Teams, Clients], api => api.Audience == audiences[0]);
        return (audiences[0], [.. split.Select(scope => scope.scope[(scope.At + 1)..]).SelectMany(permission =>
            permission == Default ? known?.Permissions ?? [] : [permission]).Distinct()]);
    }
}
