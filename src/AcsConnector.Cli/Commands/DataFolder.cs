using System.CommandLine;
using AcsConnector.Emulator;

namespace AcsConnector.Cli.Commands;

/// <summary>The option that names the folder of an emulator.</summary>
internal static class DataFolder
{
    public static Option<string> Option(string description) => new("--data")
    {
        Description = description,
        HelpName = "FOLDER",
        DefaultValueFactory = _ => EmulatorOptions.DefaultDataFolder,
    };
}
