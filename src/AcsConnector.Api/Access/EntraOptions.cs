using AcsConnector.Api.Settings;

namespace AcsConnector.Api.Access;

/// <summary>Whose Microsoft Entra accounts may call (section Access:Entra), and who checks their tokens: this server, or App Service.</summary>
internal sealed class EntraOptions
{
    public const string AuthoritySetting = "Access:Entra:Authority";
    public const string EasyAuthSetting = "Access:EasyAuth";
    private const string AudienceSetting = "Access:Entra:Audience";
    private const string RolesSetting = "Access:Entra:Roles";

    /// <summary>Set by App Service: true while its authentication is on.</summary>
    private const string PlatformSetting = "WEBSITE_AUTH_ENABLED";

    /// <summary>Stand for every tenant there is (or, with the last, for private accounts).</summary>
    private static readonly string[] ManyTenants = ["common", "organizations", "consumers"];

    /// <summary>Who issues the tokens that this server checks; null when it checks none.</summary>
    public Uri? Authority { get; private init; }

    /// <summary>Whom the tokens must be for.</summary>
    public IReadOnlyList<string> Audiences { get; private init; } = [];

    /// <summary>App roles or scopes of which an account needs one; with none, any scope or role of the API will do.</summary>
    public IReadOnlyList<string> Roles { get; private init; } = [];

    /// <summary>Whether App Service authentication stands before this server, so that its word about the caller counts.</summary>
    public bool EasyAuth { get; private init; }

    /// <summary>The setting that lets accounts in; null when none does.</summary>
    public string? Setting => Authority is not null ? AuthoritySetting : EasyAuth ? EasyAuthSetting : null;

    /// <exception cref="SettingException">A setting is malformed, or half of a pair is missing.</exception>
    public static EntraOptions From(IConfiguration configuration, HostKind host)
    {
        var options = new EntraOptions
        {
            Authority = ReadAuthority(configuration[AuthoritySetting], host),
            Audiences = configuration.ReadList(AudienceSetting),
            Roles = configuration.ReadList(RolesSetting),
            EasyAuth = configuration.ReadFlag(EasyAuthSetting, defaultValue: false),
        };
        if (options.Authority is null && options.Audiences.Count > 0)
            throw new SettingException(AudienceSetting, "needs Access:Entra:Authority beside it.");
        if (options.Authority is not null && options.Audiences.Count == 0)
            throw new SettingException(AuthoritySetting, "needs Access:Entra:Audience beside it: the Application ID URI or the client ID of the API.");
        if (options.EasyAuth && host != HostKind.Functions)
            throw new SettingException(EasyAuthSetting, "works under Azure Functions only: elsewhere every caller could write the header itself. Set Access:Entra:Authority instead.");
        if (options.EasyAuth && !(bool.TryParse(configuration[PlatformSetting], out var isOn) && isOn))
            throw new SettingException(EasyAuthSetting, "needs App Service authentication, which is not on for this app (WEBSITE_AUTH_ENABLED is not true). Switch it on first.");
        if (options.Setting is null && options.Roles.Count > 0)
            throw new SettingException(RolesSetting, "needs Access:Entra:Authority, or Access:EasyAuth, beside it.");
        return options;
    }

    /// <summary>Over https; or over http on this machine, for development.</summary>
    private static Uri? ReadAuthority(string? text, HostKind host)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback && host == HostKind.Local))
            || authority.UserInfo.Length > 0 || authority.Query.Length > 0 || authority.Fragment.Length > 0)
        {
            throw new SettingException(AuthoritySetting, "must be the https address of an issuer, as in https://login.microsoftonline.com/<tenant>/v2.0.");
        }

        return ManyTenants.Contains(authority.AbsolutePath.Split('/')[1], StringComparer.OrdinalIgnoreCase)
            ? throw new SettingException(AuthoritySetting, "must name one tenant: accounts of all others would be let in, too.")
            : authority;
    }
}
