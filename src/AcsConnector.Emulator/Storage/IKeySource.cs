using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Emulator.Storage;

/// <summary>Where an emulator has its two certificates from, with their keys. They are the caller's to dispose of.</summary>
internal interface IKeySource
{
    /// <summary>False: the first one who asks for it waits until it is made.</summary>
    bool HasTokenSigningCertificate { get; }

    X509Certificate2 LoadOrCreateTokenSigningCertificate();

    X509Certificate2 LoadOrCreateLocalhostCertificate();
}
