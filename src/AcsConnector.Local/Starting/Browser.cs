using System.ComponentModel;
using System.Diagnostics;

namespace AcsConnector.Local.Starting;

/// <summary>The browser of the person at this machine.</summary>
public static class Browser
{
    /// <summary>False when there is none to open.</summary>
    public static bool Open(string address)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true }
            : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address])
            {
                // What a browser has to say does not belong between the lines of "start".
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
        try
        {
            using var browser = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
