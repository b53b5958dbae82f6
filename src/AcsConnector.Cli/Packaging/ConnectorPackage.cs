namespace AcsConnector.Cli.Packaging;

/// <summary>The package's three ways into an environment: paconn, a solution, Logic Apps.</summary>
internal static class ConnectorPackage
{
    public const string PaconnFolder = "paconn";

    /// <summary>The same arguments give the same bytes, on every machine and at any time.</summary>
    /// <param name="settings">The settings.json of an earlier package, where paconn has kept what it must know again.</param>
    public static async Task<IReadOnlyList<PackageFile>> BuildAsync(
        ApiAddress api, ConnectorName name, EntraSignIn? signIn, byte[]? settings, CancellationToken cancellationToken)
    {
        var plain = await ConnectorSources.ReadAsync(api, cancellationToken);
        var powerPlatform = plain.With(signIn);
        return
        [
            .. Paconn(powerPlatform, settings),
            new PackageFile($"solution/{name.Name}_unmanaged.zip", ReproducibleZip.Write(Solution.Entries(name, powerPlatform))),
            new PackageFile($"solution/{FlowsSolution.NameOf(name)}_unmanaged.zip", ReproducibleZip.Write(FlowsSolution.Entries(name, powerPlatform))),
            // Logic Apps knows neither parameter sets nor policies.
            .. LogicAppsTemplate.Files(api, name, plain),
        ];
    }

    private static IEnumerable<PackageFile> Paconn(ConnectorSources connector, byte[]? settings) =>
    [
        PackageFile.Json($"{PaconnFolder}/{PaconnSettings.Definition}", connector.Definition),
        PackageFile.Json($"{PaconnFolder}/{PaconnSettings.Properties}", connector.ApiProperties),
        new PackageFile($"{PaconnFolder}/{PaconnSettings.Icon}", connector.Icon),
        PackageFile.Json($"{PaconnFolder}/{PaconnSettings.FileName}", PaconnSettings.Create(settings)),
    ];
}
