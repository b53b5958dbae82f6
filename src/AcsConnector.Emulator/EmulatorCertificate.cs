using System.Security.Cryptography.X509Certificates;
using AcsConnector.Emulator.Service;
using AcsConnector.Emulator.Storage;

namespace AcsConnector.Emulator;

/// <summary>The certificate of the https of every emulator with the same data folder.</summary>
internal static class EmulatorCertificate
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

    /// <summary>Puts another one in its place, with its key. An emulator that starts from then on uses it until it is about to expire.</summary>
    /// <exception cref="EmulatorStartException">The folder cannot be used.</exception>
    public static void Replace(string dataFolder, X509Certificate2 certificate)
    {
        using var folder = new DataFolder(dataFolder, TimeProvider.System);
        folder.ReplaceLocalhostCertificate(certificate);
    }

    /// <summary>Deletes it. The next start makes its own.</summary>
    /// <exception cref="EmulatorStartException">The folder cannot be used.</exception>
    public static void Delete(string dataFolder)
    {
        using var folder = new DataFolder(dataFolder, TimeProvider.System);
        folder.DeleteLocalhostCertificate();
    }
}
