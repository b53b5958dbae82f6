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
        var plain = ConnectorSources.From(definition, options.Api, options.Profile);
        var powerPlatform = plain.With(options.SignIn);
        return
        [
            .. Paconn(powerPlatform, options.Settings),
            .. Solutions(options, powerPlatform),
            // Logic Apps knows neither parameter sets nor policies.
            .. LogicAppsTemplate.Files(options, plain),
        ];
    }

    private static IEnumerable<PackageFile> Solutions(PackageOptions options, ConnectorSources connector)
    {
        var publisher = SolutionPublisher.From(options.Name, options.Profile);
        bool[] kinds = options.Managed ? [false, true] : [false];
        bool[] flows = options.WithChat ? [false, true] : [false];
        return
        [
            .. kinds.Select(managed => Solution.Info(options.Name, connector, managed))
                .Select(info => Zip(info, Solution.Entries(publisher, info, connector, options.HostVariable))),
            .. from chat in flows
               from managed in kinds
               let info = FlowsSolution.Info(options.Name, connector, chat, managed)
               select Zip(info, FlowsSolution.Entries(publisher, info, connector, chat)),
        ];
    }

    private static PackageFile Zip(SolutionInfo info, IEnumerable<PackageFile> entries) =>
        new($"solution/{info.FileName}", ReproducibleZip.Write(entries));

    private static IEnumerable<PackageFile> Paconn(ConnectorSources connector, byte[]? settings) =>
    [
        PackageFile.Json($"{PaconnFolder}/{PaconnSettings.Definition}", connector.Definition),
        PackageFile.Json($"{PaconnFolder}/{PaconnSettings.Properties}", connector.ApiProperties),
        new PackageFile($"{PaconnFolder}/{PaconnSettings.Icon}", connector.Icon),
        PackageFile.Json(PaconnSettings.Path, PaconnSettings.Create(settings)),
    ];
}
