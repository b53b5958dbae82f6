namespace AcsConnector.Api.Settings;

/// <summary>
/// What runs the API. The program that hosts it says so; no environment variable decides, because anybody who may set one
/// could then open what only development needs.
/// </summary>
public enum HostKind
{
    /// <summary>Azure Functions. Only here may App Service authentication vouch for callers.</summary>
    Functions,

    /// <summary>A web server of its own: a container, a virtual machine.</summary>
    Container,

    /// <summary>Development and tests on one machine. Only here are an emulator, an authority over http and the development key taken.</summary>
    Local,
}
