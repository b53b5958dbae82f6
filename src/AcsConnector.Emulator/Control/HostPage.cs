namespace AcsConnector.Emulator.Control;

/// <summary>The page that the emulator's host shows, if it shows one.</summary>
internal sealed class HostPage
{
    public Uri? Address { get; set; }
}
