using System.Net;
using System.Net.Sockets;
using AcsConnector.Emulator;
using AcsConnector.Emulator.Service;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Starting;

/// <summary>
/// An emulator on ports that are free on both loopback addresses: a program that asks for localhost may try ::1 first, and the system
/// picks a free port on one address alone.
/// </summary>
public static class FreePorts
{
    private const int Attempts = 20;

    /// <summary>Another program may take a port between the look and the start, so that it is tried again.</summary>
    /// <exception cref="EmulatorStartException">It cannot start.</exception>
    internal static async Task<EmulatorHost> StartEmulatorAsync(EmulatorOptions options, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var ports = options with { HttpsPort = Pick(), HttpPort = Pick() };
                return await EmulatorHost.StartAsync(ports, logging, cancellationToken: cancellationToken);
            }
            catch (EmulatorStartException e) when (e.Failure == EmulatorStartFailure.PortTaken && attempt < Attempts)
            {
                // The next one.
            }
        }
    }

    private static int Pick()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
