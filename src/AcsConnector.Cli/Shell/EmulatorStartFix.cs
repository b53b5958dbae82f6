using AcsConnector.Emulator.Service;

namespace AcsConnector.Cli.Shell;

/// <summary>What to do when the emulator cannot start: which option chooses another port or folder.</summary>
internal static class EmulatorStartFix
{
    private const string OtherPorts = "--emulator-port and --emulator-http-port (0 picks a free one)";

    public static string Find(EmulatorStartFailure failure) => failure switch
    {
        EmulatorStartFailure.PortTaken => $"Stop the program that has it, or choose others with {OtherPorts}.",
        EmulatorStartFailure.PortUnusable => $"Choose others with {OtherPorts}.",
        EmulatorStartFailure.FolderUnusable => "Choose another with --data.",
        EmulatorStartFailure.FolderInUse => "Stop it, or choose another folder with --data, or use --in-memory.",
        EmulatorStartFailure.FileUnusable => "Choose another data folder with --data.",
        EmulatorStartFailure.FileDamaged => "Delete it to have a new one made.",
        EmulatorStartFailure.IdentitiesUnusable => "Make the folder and its files writable, or choose another with --data.",
        EmulatorStartFailure.IdentitiesDamaged => "Move the file away to start empty, or choose another folder with --data.",
        EmulatorStartFailure.IdentitiesNewer => "Use that version, or choose another folder with --data.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };
}
