using System.Text.Json.Nodes;

namespace AcsConnector.EndToEnd.Tests.Hosting;

/// <summary>What a Functions app is made of: host.json, a function.json per function, and the program that host.json names.</summary>
internal sealed class ApiPackage
{
    public const string PublishNeeded =
        "Set ACSCONNECTOR_PUBLISHED_API to the folder of 'dotnet publish src/AcsConnector.Api' (needs clang); .ci/run does.";

    private ApiPackage(string folder, string? program)
    {
        Host = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "host.json")))!;
        Functions = [.. Directory.EnumerateFiles(folder, "function.json", SearchOption.AllDirectories)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
        Program = program ?? Path.Combine(folder, Host["customHandler"]!["description"]!["defaultExecutablePath"]!.GetValue<string>());
        Arguments = program is null ? [] : ["exec", Portable];
    }

    public static string? PublishedFolder { get; } = Environment.GetEnvironmentVariable("ACSCONNECTOR_PUBLISHED_API");

    public static bool IsPublished => PublishedFolder is not null;

    public JsonNode Host { get; }

    public IReadOnlyList<JsonNode> Functions { get; }

    public string Program { get; }

    public IReadOnlyList<string> Arguments { get; }

    private static string Portable { get; } = Path.Combine(AppContext.BaseDirectory, "AcsConnector.Api.dll");

    /// <summary>The published package where there is one, else the same around the build of these tests.</summary>
    public static async Task<ApiPackage> GetAsync(string folder) =>
        IsPublished ? new ApiPackage(PublishedFolder!, null) : await MakeAsync(folder);

    private static async Task<ApiPackage> MakeAsync(string folder)
    {
        var program = AcsConnectorProcess.Program("dotnet");
        await WriteFunctionsAsync(folder);
        File.Copy(Path.Combine(SourceTree.Root, "src", "AcsConnector.Api", "host.json"), Path.Combine(folder, "host.json"));
        return new ApiPackage(folder, program);
    }

    /// <summary>As a publish does.</summary>
    public static async Task WriteFunctionsAsync(string folder)
    {
        await using var writing = AcsConnectorProcess.Run(AcsConnectorProcess.Program("dotnet"), ["exec", Portable, "functions", folder]);
        Assert.Equal((0, "", ""), await writing.WaitForExitAsync());
    }
}
