namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>The package's three ways into an environment: paconn, a solution, Logic Apps.</summary>
public static class ConnectorPackage
{
    /// <summary>Where paconn is run.</summary>
    public const string PaconnFolder = "paconn";

    /// <summary>The same arguments give the same bytes, on every machine and at any time.</summary>
    /// <param name="definition">apiDefinition.swagger.json, as the API's routes give it.</param>
    /// <param name="api">Where the API runs.</param>
    /// <param name="name">What the platform calls the connector.</param>
    /// <param name="signIn">The second way to sign in; null for the key alone.</param>
    /// <param name="settings">The settings.json of an earlier package, where paconn has kept what it must know again.</param>
    public static IReadOnlyList<PackageFile> Build(
        string definition, ApiAddress api, ConnectorName name, EntraSignIn? signIn, byte[]? settings)
    {
        var plain = ConnectorSources.From(definition, api);
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
        PackageFile.Json(PaconnSettings.Path, PaconnSettings.Create(settings)),
    ];
}
