namespace AcsConnector.Emulator.Service;

/// <summary>
/// The one resource the emulator has. Its id and keys are the same on every machine and public, like those of other
/// emulators: they open nothing but an emulator.
/// </summary>
internal static class DevelopmentResource
{
    public const string Id = "ac5e0000-0000-4000-8000-00000000ac5e";

    public static string PrimaryKey { get; } = Convert.ToBase64String("AcsConnector emulator, primary key, public, not a secret"u8);

    public static string SecondaryKey { get; } = Convert.ToBase64String("AcsConnector emulator, secondary key, public, not a secret"u8);
}
