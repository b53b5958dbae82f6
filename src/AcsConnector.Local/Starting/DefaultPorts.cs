namespace AcsConnector.Local.Starting;

/// <summary>Where <c>start</c> listens unless an option says otherwise.</summary>
public static class DefaultPorts
{
    /// <summary>The playground page's.</summary>
    public const int Page = 7070;

    /// <summary>The API's.</summary>
    public const int Api = 7072;

    /// <summary>The emulator's https port.</summary>
    public const int Https = 7443;

    /// <summary>The emulator's http port.</summary>
    public const int Http = 7080;
}
