namespace AcsConnector.Emulator.Service;

/// <summary>Why an emulator cannot start.</summary>
internal enum EmulatorStartFailure
{
    /// <summary>Another program has one of the two ports.</summary>
    PortTaken,

    /// <summary>The system lets nobody listen on one of the two ports.</summary>
    PortUnusable,

    /// <summary>The data folder cannot be made, or not be written.</summary>
    FolderUnusable,

    /// <summary>Another emulator has the data folder.</summary>
    FolderInUse,

    /// <summary>A file of the data folder cannot be read or written.</summary>
    FileUnusable,

    /// <summary>A file of a certificate holds none.</summary>
    FileDamaged,

    /// <summary>The file of the identities cannot be opened.</summary>
    IdentitiesUnusable,

    /// <summary>The file of the identities is damaged.</summary>
    IdentitiesDamaged,

    /// <summary>The file of the identities is a newer version's.</summary>
    IdentitiesNewer,
}

/// <summary>The emulator cannot start. The message says what is wrong; what to do about it, its host knows, which chose ports and folder.</summary>
internal sealed class EmulatorStartException(EmulatorStartFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it is.</summary>
    public EmulatorStartFailure Failure { get; } = failure;
}
