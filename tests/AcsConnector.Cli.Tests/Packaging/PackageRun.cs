using System.Diagnostics;

namespace AcsConnector.Cli.Tests.Packaging;

/// <summary>One run of <c>acs-connector package</c>.</summary>
internal sealed record PackageRun(int ExitCode, string Output, string Errors)
{
    public const string ApiUrl = "https://acs.contoso.com";

    public static readonly string[] Entra = ["--entra", "--client-id", "11111111-2222-3333-4444-555555555555", "--tenant", "contoso.com"];

    public static Task<PackageRun> ToAsync(string folder, params string[] more) =>
        AnyAsync([.. more.Contains("--api-url") ? Array.Empty<string>() : ["--api-url", ApiUrl], "--folder", folder, .. more]);

    public static async Task<PackageRun> AnyAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "acs-connector.dll"), "package", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new PackageRun(program.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }
}
