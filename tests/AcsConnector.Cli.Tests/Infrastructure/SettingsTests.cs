using System.Text.RegularExpressions;

namespace AcsConnector.Cli.Tests.Infrastructure;

/// <summary>A setting that nobody reads is a mistake nobody sees: the app starts all the same.</summary>
public sealed partial class SettingsTests
{
    private static readonly string Bicep = File.ReadAllText(SourceTree.At("infra", "modules", "api.bicep"));

    private static readonly string[] Documentation = File.ReadAllLines(SourceTree.At("docs", "deploy.md"));

    [Fact]
    public void The_documentation_lists_the_settings_of_the_function_app()
    {
        Assert.Equal(
            SettingName().Matches(Bicep).Select(match => match.Groups["name"].Value.Replace("${index}", "0", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
            Documented().Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_API_reads_those_that_are_its_own()
    {
        var source = string.Concat(Directory.EnumerateFiles(SourceTree.At("src", "AcsConnector.Api"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var own = Documented().Where(setting => setting.Reader == "the API").Select(setting => setting.Name).ToList();

        Assert.Contains("COMMUNICATION_SERVICES_ENDPOINT", own);
        Assert.Equal(own, own.Where(name => source.Contains($"\"{Key(name)}\"", StringComparison.Ordinal)));
    }

    /// <summary>As the code names it: with colons, and a list without its index.</summary>
    private static string Key(string setting) => Index().Replace(setting, "").Replace("__", ":", StringComparison.Ordinal);

    /// <summary>The rows of the table under "Settings": | `name` | reader | value |.</summary>
    private static IEnumerable<(string Name, string Reader)> Documented() =>
        from line in Documentation.SkipWhile(line => line != "## Settings").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length > 3 && cells[1].StartsWith('`')
        select (cells[1].Trim('`'), cells[2]);

    /// <summary>A property of an object of settings, or the name that a list's settings are made with.</summary>
    [GeneratedRegex(@"^ +(?<name>[A-Z][A-Za-z]+(__[A-Za-z]+)+|AzureWebJobs\w+|[A-Z]+(_[A-Z]+)+): |'(?<name>[A-Z][A-Za-z]+(__[A-Za-z]+)+__\$\{index\})'", RegexOptions.Multiline)]
    private static partial Regex SettingName();

    [GeneratedRegex(@"__\d+$")]
    private static partial Regex Index();
}
