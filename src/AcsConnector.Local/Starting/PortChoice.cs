using System.Net;
using System.Net.Sockets;

namespace AcsConnector.Local.Starting;

/// <summary>A port that <c>start</c> is to listen on.</summary>
/// <param name="Option">The option that sets it.</param>
/// <param name="Listener">What listens there.</param>
/// <param name="IsGiven">Whether the command line names it: such a port is never exchanged for another.</param>
public sealed record PortChoice(string Option, string Listener, int Port, bool IsGiven)
{
    /// <summary>The emulator's ports are opened for 127.0.0.1 and ::1, the others for 127.0.0.1 alone.</summary>
    public bool IsOnBothLoopbacks { get; init; }

    /// <summary>Whether another program listens there now. A port that is still to be chosen is free.</summary>
    public bool IsTaken => Port != 0
        && (IsTakenOn(IPAddress.Loopback) || (IsOnBothLoopbacks && Socket.OSSupportsIPv6 && IsTakenOn(IPAddress.IPv6Loopback)));

    /// <summary>Whether another program listens there. What else is wrong with a port is told when it is opened.</summary>
    private bool IsTakenOn(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, Port));
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
