using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AcsConnector.Local.Programs;

/// <summary>Passes the signals that this process gets on to a program that it runs, which decides what they mean.</summary>
public sealed partial class SignalRelay : IDisposable
{
    /// <summary>The number of SIGUSR1 and of SIGUSR2, which .NET has no names for.</summary>
    private static readonly int[] UserSignals = OperatingSystem.IsWindows() ? [] : OperatingSystem.IsMacOS() ? [30, 31] : [10, 12];

    private static readonly Dictionary<PosixSignal, int> Numbers = new Dictionary<PosixSignal, int>
    {
        [PosixSignal.SIGHUP] = 1,
        [PosixSignal.SIGINT] = 2,
        [PosixSignal.SIGQUIT] = 3,
        [PosixSignal.SIGTERM] = 15,
    }.Concat(UserSignals.Select(number => KeyValuePair.Create((PosixSignal)number, number))).ToDictionary();

    private readonly Lock _gate = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private Process? _program;

    /// <summary>From now on no signal ends this process.</summary>
    public SignalRelay() => _registrations = [.. Numbers.Keys.Select(signal => PosixSignalRegistration.Create(signal, Pass))];

    /// <summary>The number of the first signal that came while there was no program; null when none did.</summary>
    public int? CameEarly { get; private set; }

    /// <summary>Passes signals on to this program until it ends.</summary>
    public void PassTo(Process program)
    {
        lock (_gate)
        {
            _program = program;
            if (CameEarly is { } number)
                Send(number);
        }
    }

    /// <summary>Passes on none any more.</summary>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Pass(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var number = Numbers[signal.Signal];
        lock (_gate)
        {
            if (_program is null)
                CameEarly ??= number;
            else if (!IsSentByTheTerminal(signal.Signal))
                Send(number);
        }
    }

    /// <summary>A terminal sends what its keys mean to all programs in front of it: to this one and to the one it runs.</summary>
    private static bool IsSentByTheTerminal(PosixSignal signal) =>
        OperatingSystem.IsWindows() || (signal is PosixSignal.SIGINT or PosixSignal.SIGQUIT && IsInFront());

    private static bool IsInFront()
    {
        var group = GetGroup();
        return Enumerable.Range(0, 3).Any(stream => GetGroupInFront(stream) == group);
    }

    private void Send(int number)
    {
        if (!OperatingSystem.IsWindows() && _program is { HasExited: false } program)
            _ = Kill(program.Id, number); // It may have ended just now.
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int GetGroup();

    /// <summary>-1 for a stream that is no terminal.</summary>
    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int GetGroupInFront(int stream);
}
