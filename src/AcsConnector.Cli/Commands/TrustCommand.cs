using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using AcsConnector.Cli.Shell;
using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Programs;
using AcsConnector.Local.Trusting;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector trust</c>: this machine trusts the emulator's https, for programs that read no variable.</summary>
internal sealed class TrustCommand : Verb
{
    private readonly Terminal _terminal;
    private readonly Option<bool> _remove = new("--remove") { Description = "Take that back." };
    private readonly Option<string> _data = DataFolder.Option("The folder of the emulator.");

    public TrustCommand(Terminal terminal)
        : base("trust", """
            Make this machine trust the certificate of the emulator's https, for programs that read no variable: .NET on Windows and macOS, browsers.
            A developer certificate of ASP.NET Core that is trusted already becomes the emulator's, and nothing is installed.
            Windows and macOS ask you. On Linux .NET trusts it for you alone; what needs root is run as root, and else printed.
            Exit code: 0 done, 1 something failed or is left for you to run.

            Examples:
              acs-connector trust
              acs-connector trust --remove
            """)
    {
        FileHint = "Choose another folder with --data.";
        _terminal = terminal;
        Add(_remove);
        Add(_data);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = arguments.GetValue(_data)!;
        return arguments.GetValue(_remove) ? RemoveAsync(folder, cancellationToken) : TrustAsync(folder, cancellationToken);
    }

    private async Task<int> TrustAsync(string folder, CancellationToken cancellationToken)
    {
        using var developers = DeveloperCertificate.Find(DateTimeOffset.UtcNow);
        if (developers is not null)
            EmulatorCertificate.Replace(folder, developers);
        var files = TrustFiles.Beside(EmulatorCertificate.Provide(folder));
        AuthorityBundle.Write(files, _terminal.Variable);
        if (developers is not null)
        {
            await _terminal.Output.WriteLineAsync(
                "The emulator has the developer certificate of ASP.NET Core now, which this machine trusts. An emulator that runs takes it when it starts again.");
            return ExitCode.Ok;
        }

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(files.Certificate);
        if (HostSystems.This == HostSystem.Linux)
        {
            DotNetRoots.Add(certificate);
            await _terminal.Output.WriteLineAsync(".NET trusts it, for you.");
        }

        var done = await RunAsync(Plan(files, certificate), step => step.Trust, "trust it", cancellationToken);
        await _terminal.Output.WriteLineAsync("Node.js, Python and Java have authorities of their own: they take the variables of 'acs-connector env' or 'acs-connector exec'.");
        return done ? ExitCode.Ok : ExitCode.Findings;
    }

    private async Task<int> RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        var files = TrustFiles.Beside(EmulatorCertificate.Provide(folder));
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(files.Certificate);
        if (DeveloperCertificate.Is(certificate))
        {
            EmulatorCertificate.Delete(folder);
            await _terminal.Output.WriteLineAsync("The emulator makes its own certificate again when it starts. This machine trusts the developer certificate as before.");
            return ExitCode.Ok;
        }

        if (HostSystems.This == HostSystem.Linux)
        {
            DotNetRoots.Remove(certificate);
            await _terminal.Output.WriteLineAsync(".NET no longer trusts it.");
        }

        return await RunAsync(Plan(files, certificate), step => step.Remove, "no longer trust it", cancellationToken) ? ExitCode.Ok : ExitCode.Findings;
    }

    private IReadOnlyList<TrustStep> Plan(TrustFiles files, X509Certificate2 certificate) => TrustPlan.For(
        HostSystems.This, files.Certificate, certificate.Thumbprint, _terminal.Variable("HOME") ?? "",
        program => new CommandFinder(HostSystems.This, PathWithThatOfRoot, FileKinds.Of).Has(program));

    /// <summary>Programs that root alone runs are not on everybody's PATH.</summary>
    private string? PathWithThatOfRoot(string variable) =>
        variable == "PATH" ? $"{_terminal.Variable(variable)}:/usr/sbin:/sbin" : _terminal.Variable(variable);

    private async Task<bool> RunAsync(
        IReadOnlyList<TrustStep> plan, Func<TrustStep, IReadOnlyList<string[]>> commandsOf, string what, CancellationToken cancellationToken)
    {
        var done = true;
        foreach (var step in plan)
        {
            if (step.NeedsRoot && !Environment.IsPrivilegedProcess)
            {
                var lines = commandsOf(step).Select(command => $"  sudo {TrustPlan.LineOf(command)}");
                await _terminal.Output.WriteLineAsync($"{step.Who} {what} once you run:\n{string.Join('\n', lines)}");
                done = false;
            }
            else
            {
                done &= await RunAsync(step, commandsOf(step), what, cancellationToken);
            }
        }

        return done;
    }

    private async Task<bool> RunAsync(TrustStep step, IReadOnlyList<string[]> commands, string what, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            if (await SystemCommand.RunAsync(command, cancellationToken) is { } failure)
            {
                await _terminal.Error.WriteLineAsync($"This failed: {TrustPlan.LineOf(command)}\n{failure}");
                return false;
            }
        }

        await _terminal.Output.WriteLineAsync($"{step.Who} {what}.");
        return true;
    }
}
