using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace AcsConnector.Testing;

/// <summary>The Bicep CLI from NuGet. It needs no network for a file without modules.</summary>
public static class BicepProgram
{
    /// <summary>The project puts its path into the test's assembly, with the separators of Windows.</summary>
    private static string? Found { get; } = typeof(BicepProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "BicepPath")?.Value?.Replace('\\', '/');

    /// <summary>The ARM template, and every diagnostic.</summary>
    public static async Task<(JsonObject Template, string Diagnostics)> BuildAsync(string file)
    {
        var (output, diagnostics) = await RunAsync(["build", file, "--stdout"]);
        return (JsonNode.Parse(output)!.AsObject(), diagnostics);
    }

    /// <summary>Its two outputs; the second has every diagnostic.</summary>
    public static async Task<(string Output, string Diagnostics)> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Found), "The Bicep CLI (124 MB) is restored on Linux x64 when CI=true is set, as .ci/run does.");
        var start = new ProcessStartInfo(Found, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var diagnostics = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == 0, diagnostics);
        return (await output, diagnostics);
    }
}
