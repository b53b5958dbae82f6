using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator;

/// <summary>The certificate of the https of every emulator with the same data folder.</summary>
public static class EmulatorCertificate
{
    /// <summary>Makes it where there is none yet, as the first start does.</summary>
    /// <returns>Its path, as PEM without its key.</returns>
    /// <exception cref="EmulatorStartException">The folder cannot be used.</exception>
    public static string Provide(string dataFolder)
    {
        using var folder = new DataFolder(dataFolder, TimeProvider.System);
        folder.LoadOrCreateLocalhostCertificate().Dispose();
        return folder.LocalhostCertificate;
    }
}
