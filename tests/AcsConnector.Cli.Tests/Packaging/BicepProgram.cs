using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace AcsConnector.Cli.Tests.Packaging;

/// <summary>The Bicep CLI from NuGet. It needs no network for a file without modules.</summary>
internal static class BicepProgram
{
    /// <summary>The project puts its path into the test's assembly, with the separators of Windows.</summary>
    private static string? Found { get; } = typeof(BicepProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "BicepPath")?.Value?.Replace('\\', '/');

    /// <summary>The ARM template, and every diagnostic.</summary>
    public static async Task<(JsonObject Template, string Diagnostics)> BuildAsync(string file)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Found), "The Bicep CLI (124 MB) is restored on Linux x64 when CI=true is set, as .ci/run does.");
        using var program = Process.Start(new ProcessStartInfo(Found, ["build", file, "--stdout"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var diagnostics = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == 0, diagnostics);
        return (JsonNode.Parse(await output)!.AsObject(), diagnostics);
    }
}
