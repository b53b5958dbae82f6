using AcsConnector.Local.Connecting;

namespace AcsConnector.Cli.Tests.Connecting;

/// <summary>What there is to connect to in tests of values, with folders that need quotes.</summary>
internal static class Points
{
    public static ConnectionPoint On(HostSystem system) => new(
        new Uri("https://localhost:7443/"), new Uri("http://127.0.0.1:7080/"), "http://127.0.0.1:7072", FilesOn(system));

    public static ConnectionContext Context(HostSystem system, params string[] given) =>
        new(On(system), system, given.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]).GetValueOrDefault);

    private static TrustFiles FilesOn(HostSystem system)
    {
        var folder = system switch
        {
            HostSystem.Windows => @"C:\Users\It's 100% me\acs-connector\",
            HostSystem.MacOS => "/Users/it's me/acs-connector/",
            _ => "/home/it's me/acs-connector/",
        };
        return new TrustFiles($"{folder}localhost.pem", $"{folder}ca-bundle.pem", $"{folder}truststore.p12");
    }
}
