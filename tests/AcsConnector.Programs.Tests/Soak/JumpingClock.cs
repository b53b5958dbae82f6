using System.ComponentModel;
using System.IO.MemoryMappedFiles;

namespace AcsConnector.Programs.Tests.Soak;

/// <summary>The wall clock of programs started with its <see cref="Environment"/>. A test sets it forward while they run.</summary>
internal sealed class JumpingClock : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _seconds;

    private JumpingClock()
    {
        var file = Path.Combine(_folder.Path, "ahead");
        _file = MemoryMappedFile.CreateFromFile(file, FileMode.CreateNew, mapName: null, sizeof(long));
        _seconds = _file.CreateViewAccessor();
        Environment = new() { ["CLOCK_AHEAD"] = file, ["LD_PRELOAD"] = Library };
    }

    public Dictionary<string, string> Environment { get; }

    public TimeSpan Ahead => TimeSpan.FromSeconds(_seconds.ReadInt64(0));

    public DateTimeOffset Now => DateTimeOffset.UtcNow + Ahead;

    private string Library => Path.Combine(_folder.Path, "clock.so");

    /// <summary>Null where there is no clang to build it with.</summary>
    public static async Task<JumpingClock?> BuildAsync()
    {
        var clock = new JumpingClock();
        var source = Path.Combine(SourceTree.Root, "tests", "AcsConnector.Programs.Tests", "Soak", "clock.c");
        try
        {
            await using var build = AcsConnectorProcess.Run(
                "clang", ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", clock.Library, source]);
            var (exitCode, _, errors) = await build.WaitForExitAsync();
            Assert.True(exitCode == 0, errors);
            return clock;
        }
        catch (Win32Exception)
        {
            clock.Dispose();
            return null;
        }
    }

    /// <summary>One writer only.</summary>
    public void Jump(TimeSpan by) => _seconds.Write(0, (long)(Ahead + by).TotalSeconds);

    public void Dispose()
    {
        _seconds.Dispose();
        _file.Dispose();
        _folder.Dispose();
    }
}
