namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The emulator of the Azure Communication Services identity service: <c>acs-connector start</c> as a program of the app host, with the
/// connector's API and the playground page beside it.
/// </summary>
/// <param name="name">The resource's name, which is the connection string's, too.</param>
/// <param name="command">The program: <c>acs-connector</c>, or the path of it.</param>
/// <param name="workingDirectory">The folder in which it runs.</param>
public sealed class AcsEmulatorResource(string name, string command, string workingDirectory)
    : ExecutableResource(name, command, workingDirectory), IResourceWithConnectionString
{
    /// <summary>The primary key of every emulator. It is public and opens nothing else.</summary>
    private const string AccessKey = "QWNzQ29ubmVjdG9yIGVtdWxhdG9yLCBwcmltYXJ5IGtleSwgcHVibGljLCBub3QgYSBzZWNyZXQ=";

    /// <summary>The name of <see cref="HttpsEndpoint"/>.</summary>
    public const string HttpsEndpointName = "https";

    /// <summary>The name of <see cref="HttpEndpoint"/>.</summary>
    public const string HttpEndpointName = "http";

    /// <summary>The name of <see cref="PageEndpoint"/>.</summary>
    public const string PageEndpointName = "page";

    /// <summary>The name of <see cref="ApiEndpoint"/>.</summary>
    public const string ApiEndpointName = "api";

    /// <summary>The emulator over https, for every SDK. Who calls it has to trust its certificate.</summary>
    public EndpointReference HttpsEndpoint => new(this, HttpsEndpointName);

    /// <summary>The emulator over http, for clients that sign in with a key: .NET as it is, JavaScript with <c>allowInsecureConnection</c>.</summary>
    public EndpointReference HttpEndpoint => new(this, HttpEndpointName);

    /// <summary>The playground page: identities and tokens, flows, and the last requests with the reason of each refusal.</summary>
    public EndpointReference PageEndpoint => new(this, PageEndpointName);

    /// <summary>The connector's API in front of the emulator.</summary>
    public EndpointReference ApiEndpoint => new(this, ApiEndpointName);

    /// <summary>The connection string that Azure's SDKs take: <c>endpoint=…;accesskey=…</c>.</summary>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"endpoint={Endpoint};accesskey={AccessKey}");

    /// <summary>Set by <see cref="AcsEmulatorBuilderExtensions.WithHttp"/>.</summary>
    internal bool ConnectsOverHttp { get; set; }

    /// <summary>Where identities are kept. Null for nowhere.</summary>
    internal string? DataFolder { get; set; }

    private ReferenceExpression Endpoint =>
        ReferenceExpression.Create($"{(ConnectsOverHttp ? HttpEndpoint : HttpsEndpoint).Property(EndpointProperty.Url)}/");

    /// <summary>Endpoint and key by themselves, for settings that want them apart: <c>ACS_ENDPOINT</c> and <c>ACS_ACCESSKEY</c> for a resource named <c>acs</c>.</summary>
    /// <returns>The two, by name.</returns>
    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Endpoint", Endpoint),
        new("AccessKey", ReferenceExpression.Create($"{AccessKey}")),
    ];
}
