using AcsConnector.Local.Connecting;

namespace AcsConnector.Local.Programs;

/// <summary>Finds the program of a command as the system's shell does.</summary>
/// <param name="System">The system whose rules hold.</param>
/// <param name="Variable">An environment variable: PATH, and on Windows PATHEXT and ComSpec.</param>
/// <param name="KindOf">What stands at a path.</param>
public sealed record CommandFinder(HostSystem System, Func<string, string?> Variable, Func<string, FileKind> KindOf)
{
    private const string UsualExtensions = ".COM;.EXE;.BAT;.CMD";

    private bool IsWindows => System == HostSystem.Windows;

    /// <summary>How to start a command.</summary>
    /// <exception cref="CommandException">It is not found, or is no program.</exception>
    public CommandStart Find(IReadOnlyList<string> command)
    {
        var name = command[0];
        var found = Candidates(name).Select(path => (Path: path, Kind: KindOf(path))).Where(file => file.Kind != FileKind.None).ToList();
        if (found.FirstOrDefault(file => file.Kind == FileKind.Program).Path is { } program)
            return CommandStart.Of(program, [.. command.Skip(1)], IsWindows, Variable("ComSpec"));
        // On the PATH a folder is no candidate, as for a shell.
        throw found.FirstOrDefault(file => file.Kind == FileKind.File || IsPath(name)) is { Path: { } other } one
            ? NotExecutable(other, one.Kind)
            : NotFound(name);
    }

    /// <summary>Whether there is such a program.</summary>
    public bool Has(string name) => Candidates(name).Any(path => KindOf(path) == FileKind.Program);

    private static CommandException NotFound(string name) => IsPath(name)
        ? new(CommandException.NotFound, $"There is no program '{name}'. A path begins in the folder you are in.")
        : new(CommandException.NotFound, $"There is no program '{name}' on the PATH. Install it, or name it with its path.");

    private static CommandException NotExecutable(string path, FileKind kind) => new(
        CommandException.NotExecutable,
        kind == FileKind.Folder ? $"'{path}' is a folder, not a program." : $"'{path}' may not be run. Give it the right with: chmod +x '{path}'");

    private static bool IsPath(string name) => name.AsSpan().ContainsAny('/', '\\');

    private IEnumerable<string> Candidates(string name)
    {
        if (IsWindows ? IsPath(name) : name.Contains('/', StringComparison.Ordinal))
            return WithExtensions(name);
        return from folder in (Variable("PATH") ?? "").Split(IsWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
               from path in WithExtensions($"{folder.TrimEnd('/', '\\')}{(IsWindows ? '\\' : '/')}{name}")
               select path;
    }

    /// <summary>Windows runs files by their extension alone: beside npm.cmd stands npm, which is for other shells.</summary>
    private IEnumerable<string> WithExtensions(string path)
    {
        if (!IsWindows)
            return [path];
        var extensions = (Variable("PATHEXT") ?? UsualExtensions).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var hasOne = extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return hasOne ? [path] : extensions.Select(extension => path + extension.ToLowerInvariant());
    }
}
