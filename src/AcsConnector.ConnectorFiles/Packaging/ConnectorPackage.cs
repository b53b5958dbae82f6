namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>The package's three ways into an environment: paconn, a solution, Logic Apps.</summary>
public static class ConnectorPackage
{
    /// <summary>Where paconn is run.</summary>
    public const string PaconnFolder = "paconn";

    /// <summary>The same arguments give the same bytes, on every machine and at any time.</summary>
    /// <param name="definition">apiDefinition.swagger.json, as the API's routes give it.</param>
    /// <param name="options">What else it is made of.</param>
    public static IReadOnlyList<PackageFile> Build(string definition, PackageOptions options)
    {
        var name = options.Name;
        var publisher = SolutionPublisher.From(name, options.Profile);
        var plain = ConnectorSources.From(definition, options.Api, options.Profile);
        var powerPlatform = plain.With(options.SignIn);
        return
        [
            .. Paconn(powerPlatform, options.Settings),
            new PackageFile($"solution/{name.Name}_unmanaged.zip", ReproducibleZip.Write(Solution.Entries(publisher, powerPlatform))),
            new PackageFile($"solution/{FlowsSolution.NameOf(name)}_unmanaged.zip", ReproducibleZip.Write(FlowsSolution.Entries(publisher, powerPlatform))),
            // Logic Apps knows neither parameter sets nor policies.
            .. LogicAppsTemplate.Files(options, plain),
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
