using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>What a package is made of, beside the definition.</summary>
/// <param name="Api">Where the API runs.</param>
public sealed record PackageOptions(ApiAddress Api)
{
    /// <summary>What the platform calls the connector.</summary>
    public ConnectorName Name { get; init; } = ConnectorName.Default;

    /// <summary>The second way to sign in; null for the key alone.</summary>
    public EntraSignIn? SignIn { get; init; }

    /// <summary>Under whose name it is published.</summary>
    public PublishProfile Profile { get; init; } = PublishProfile.Empty;

    /// <summary>Whether there is a managed solution beside each unmanaged one.</summary>
    public bool Managed { get; init; }

    /// <summary>Whether the connector's solution reads the server's host from an environment variable, which it brings along.</summary>
    public bool HostVariable { get; init; }

    /// <summary>Whether there is a solution of the samples that need a connection to Chat.</summary>
    public bool WithChat { get; init; }

    /// <summary>Whether a deployment to Logic Apps makes the sample workflow without being asked.</summary>
    public bool Sample { get; init; }

    /// <summary>The settings.json of an earlier package, where paconn has kept what it must know again.</summary>
    public byte[]? Settings { get; init; }
}
