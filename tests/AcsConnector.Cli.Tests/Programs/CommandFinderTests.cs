using AcsConnector.Local.Connecting;
using AcsConnector.Local.Programs;

namespace AcsConnector.Cli.Tests.Programs;

/// <summary>Which program a command is, by the rules of each system.</summary>
public sealed class CommandFinderTests
{
    private static readonly Dictionary<string, string> Windows = new()
    {
        ["PATH"] = @"C:\tools;C:\node\",
        ["PATHEXT"] = ".COM;.EXE;.BAT;.CMD",
        ["ComSpec"] = @"C:\Windows\system32\cmd.exe",
    };

    private static readonly Dictionary<string, string> Unix = new() { ["PATH"] = "/opt/bin:/usr/bin/" };

    private static readonly Dictionary<string, FileKind> Files = new()
    {
        [@"C:\node\node.exe"] = FileKind.Program,
        [@"C:\node\npm"] = FileKind.Program,
        [@"C:\node\npm.cmd"] = FileKind.Program,
        [@"C:\tools\az.cmd"] = FileKind.Program,
        [@"C:\tools\pester.ps1"] = FileKind.Program,
        [@".\run.bat"] = FileKind.Program,
        ["/opt/bin/node"] = FileKind.File,
        ["/usr/bin/node"] = FileKind.Program,
        ["/opt/bin/notes"] = FileKind.File,
        ["/opt/bin/folder"] = FileKind.Folder,
        ["./run.sh"] = FileKind.Program,
        ["./README.md"] = FileKind.File,
        ["./src"] = FileKind.Folder,
    };

    [Theory]
    [InlineData(HostSystem.Linux, "node", "/usr/bin/node")]
    [InlineData(HostSystem.MacOS, "node", "/usr/bin/node")]
    [InlineData(HostSystem.Linux, "./run.sh", "./run.sh")]
    [InlineData(HostSystem.Windows, "node", @"C:\node\node.exe")]
    [InlineData(HostSystem.Windows, "node.exe", @"C:\node\node.exe")]
    public void A_program_is_started_itself(HostSystem system, string name, string program)
    {
        var start = Finder(system).Find([name, "app.js", "a b"]);

        Assert.Equal((program, null), (start.Program, start.CommandLine));
        Assert.Equal(["app.js", "a b"], start.Arguments);
    }

    [Theory]
    [InlineData("npm test", @"""C:\node\npm.cmd"" ""test""")]
    [InlineData("NPM.CMD", @"""C:\node\NPM.CMD""")]
    [InlineData("az", @"""C:\tools\az.cmd""")]
    [InlineData(@".\run.bat x", @""".\run.bat"" ""x""")]
    [InlineData("az a&b 100% x^y C:\\z\\ say|\"hi\"", @"""C:\tools\az.cmd"" ""a&b"" ""100%%cd:~,%"" ""x^y"" ""C:\z\\"" ""say|""""hi""""""")]
    public void On_Windows_a_batch_file_is_run_by_cmd_and_no_argument_means_anything_to_it(string command, string line)
    {
        var start = Finder(HostSystem.Windows).Find(command.Split(' '));

        Assert.Equal((Windows["ComSpec"], $"/d /e:on /v:off /s /c \"{line}\""), (start.Program, start.CommandLine));
    }

    [Theory]
    [InlineData(HostSystem.Linux, "nde", 127, "There is no program 'nde' on the PATH. Install it, or name it with its path.")]
    [InlineData(HostSystem.Linux, "folder", 127, "There is no program 'folder' on the PATH. Install it, or name it with its path.")]
    [InlineData(HostSystem.Linux, "./nde", 127, "There is no program './nde'. A path begins in the folder you are in.")]
    [InlineData(HostSystem.Linux, "notes", 126, "'/opt/bin/notes' may not be run. Give it the right with: chmod +x '/opt/bin/notes'")]
    [InlineData(HostSystem.Linux, "./README.md", 126, "'./README.md' may not be run. Give it the right with: chmod +x './README.md'")]
    [InlineData(HostSystem.Linux, "./src", 126, "'./src' is a folder, not a program.")]
    [InlineData(HostSystem.Windows, "pester", 127, "There is no program 'pester' on the PATH. Install it, or name it with its path.")]
    public void What_cannot_be_run_is_told_with_the_exit_code_of_a_shell(HostSystem system, string name, int exitCode, string message)
    {
        var failure = Assert.Throws<CommandException>(() => Finder(system).Find([name]));

        Assert.Equal((exitCode, message), (failure.ExitCode, failure.Message));
    }

    [Fact]
    public void A_batch_file_takes_no_argument_with_a_line_break() => Assert.Equal(
        126, Assert.Throws<CommandException>(() => Finder(HostSystem.Windows).Find(["npm", "a\nb"])).ExitCode);

    private static CommandFinder Finder(HostSystem system)
    {
        var isWindows = system == HostSystem.Windows;
        var names = isWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var files = new Dictionary<string, FileKind>(Files, names);
        return new CommandFinder(system, (isWindows ? Windows : Unix).GetValueOrDefault, path => files.GetValueOrDefault(path));
    }
}
