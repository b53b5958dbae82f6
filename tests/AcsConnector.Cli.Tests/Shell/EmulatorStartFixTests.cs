using AcsConnector.Cli.Shell;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Cli.Tests.Shell;

/// <summary>The emulator says what is wrong; the options that help are the command line's.</summary>
public sealed class EmulatorStartFixTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Fixes { get; } = new()
    {
        { nameof(EmulatorStartFailure.PortTaken), "Stop the program that has it, or choose others with --emulator-port and --emulator-http-port (0 picks a free one)." },
        { nameof(EmulatorStartFailure.PortUnusable), "Choose others with --emulator-port and --emulator-http-port (0 picks a free one)." },
        { nameof(EmulatorStartFailure.FolderUnusable), "Choose another with --data." },
        { nameof(EmulatorStartFailure.FolderInUse), "Stop it, or choose another folder with --data, or use --in-memory." },
        { nameof(EmulatorStartFailure.FileUnusable), "Choose another data folder with --data." },
        { nameof(EmulatorStartFailure.FileDamaged), "Delete it to have a new one made." },
        { nameof(EmulatorStartFailure.IdentitiesUnusable), "Make the folder and its files writable, or choose another with --data." },
        { nameof(EmulatorStartFailure.IdentitiesDamaged), "Move the file away to start empty, or choose another folder with --data." },
        { nameof(EmulatorStartFailure.IdentitiesNewer), "Use that version, or choose another folder with --data." },
    };

    [Fact]
    public void Every_failure_has_its_row() =>
        Assert.Equal(Enum.GetNames<EmulatorStartFailure>().Order(), Fixes.Select(row => row.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task A_start_that_fails_is_told_with_what_to_do(string failure, string fix)
    {
        _folder.Write(
            "flow.json", """{"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {"One": {"type": "Compose", "inputs": 1}}}}""");
        using var errors = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, errors)
        {
            Variable = _ => throw new EmulatorStartException(Enum.Parse<EmulatorStartFailure>(failure), "This is wrong."),
        };

        var exitCode = await Program.RunAsync(["flow", "run", _folder.PathOf("flow.json"), "--show-secure"], terminal, TestContext.Current.CancellationToken);

        Assert.Equal((2, $"This is wrong. {fix}"), (exitCode, errors.ToString().Trim()));
    }
}
