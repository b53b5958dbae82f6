namespace AcsConnector.ConnectorFiles.Tests.Packaging;

/// <summary>Runs of <c>acs-connector package</c>.</summary>
internal static class PackageRun
{
    public const string ApiUrl = "https://acs.contoso.com";

    public static readonly string[] Entra = ["--entra", "--client-id", "11111111-2222-3333-4444-555555555555", "--tenant", "contoso.com"];

    public static Task<CommandRun> ToAsync(string folder, params string[] more) =>
        AnyAsync(["--api-url", ApiUrl, "--folder", folder, .. more]);

    public static Task<CommandRun> AnyAsync(params string[] arguments) => CommandLine.RunAsync(["package", .. arguments]);
}
