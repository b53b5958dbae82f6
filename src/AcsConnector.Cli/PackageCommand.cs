using System.CommandLine;
using AcsConnector.Cli.Packaging;

namespace AcsConnector.Cli;

/// <summary><c>acs-connector package</c>: everything that an environment takes the connector from.</summary>
internal static class PackageCommand
{
    private static readonly Option<string> ApiUrl = Text("--api-url", "URL", "The https address of your server.", required: true);
    private static readonly Option<string> Folder = Text("--folder", "FOLDER", "The folder to write.", usual: "dist");
    private static readonly FormerOutput Output = new(Folder);
    private static readonly Option<string> Publisher = Text("--publisher", "PREFIX", "The solution publisher's prefix: 2 to 8 lower-case letters and digits.", usual: ConnectorName.Usual.Prefix);
    private static readonly Option<string> Name = Text("--name", "NAME", "The connector's name behind that prefix, and in Logic Apps: lower-case letters and digits.", usual: ConnectorName.Usual.Name);
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; print what would change, and exit with 1 when anything would." };
    private static readonly Option<bool> Entra = new("--entra") { Description = "Let people sign in with Microsoft Entra ID, too (Power Platform only)." };
    private static readonly Option<string?> ClientId = Text("--client-id", "GUID", "With --entra: the application people sign in to.")!;
    private static readonly Option<string?> Tenant = Text("--tenant", "TENANT", "With --entra: the application's tenant, a GUID or a domain.")!;
    private static readonly Option<string?> Audience = Text("--audience", "URI", "With --entra: the API's Application ID URI, when the API is another application.")!;

    public static Command Create()
    {
        var command = new Verb("package", """
            Write what Power Platform and Logic Apps import: a folder for paconn, a solution, and a Bicep file.
            The same options always write the same bytes. What is in them: docs/package.md.

            Examples:
              acs-connector package --api-url https://acs.contoso.com
              acs-connector package --api-url https://acs.contoso.com --publisher contoso --check
              acs-connector package --api-url https://acs.contoso.com --entra --client-id 11111111-2222-3333-4444-555555555555 --tenant contoso.com
            """) { ApiUrl, Folder, Publisher, Name, Check, Entra, ClientId, Tenant, Audience };
        Output.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            var folder = new PackageFolder(await Output.PathAsync(arguments));
            var signIn = SignIn(arguments);
            var settings = folder.Read($"{ConnectorPackage.PaconnFolder}/{PaconnSettings.FileName}");
            var files = await ConnectorPackage.BuildAsync(
                ApiAddress.Parse(arguments.GetValue(ApiUrl)!),
                ConnectorName.Create(arguments.GetValue(Publisher)!, arguments.GetValue(Name)!),
                signIn,
                settings,
                stop);
            if (arguments.GetValue(Check))
                return await CompareAsync(folder, files, arguments.InvocationConfiguration.Output);

            foreach (var file in files)
            {
                folder.Write(file);
                await arguments.InvocationConfiguration.Output.WriteLineAsync($"Wrote {folder.NameOf(file.Path)}");
            }

            await arguments.InvocationConfiguration.Output.WriteLineAsync($"\nNext:\n  {NextCommand(folder, settings, signIn)}");
            return ExitCode.Ok;
        }
        catch (PackagingException e)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await arguments.InvocationConfiguration.Error.WriteLineAsync($"{e.Message} Choose another folder with --folder.");
            return ExitCode.BadInput;
        }
    }

    private static EntraSignIn? SignIn(ParseResult arguments)
    {
        var (clientId, tenant, audience) = (arguments.GetValue(ClientId), arguments.GetValue(Tenant), arguments.GetValue(Audience));
        if (!arguments.GetValue(Entra))
        {
            return (clientId ?? tenant ?? audience) is null
                ? null
                : throw new PackagingException("Add --entra: --client-id, --tenant and --audience say how people sign in with Microsoft Entra ID.");
        }

        if (clientId is null || tenant is null)
            throw new PackagingException("Add --client-id and --tenant: --entra needs the application that people sign in to.");
        return EntraSignIn.Create(clientId, tenant, audience);
    }

    private static async Task<int> CompareAsync(PackageFolder folder, IReadOnlyList<PackageFile> files, TextWriter output)
    {
        var changes = files.Select(folder.ChangeOf).OfType<string>().ToList();
        foreach (var change in changes)
            await output.WriteLineAsync(change);
        if (changes.Count == 0)
            await output.WriteLineAsync("Nothing would change.");
        return changes.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    private static string NextCommand(PackageFolder folder, byte[]? settings, EntraSignIn? signIn)
    {
        var paconn = folder.NameOf(ConnectorPackage.PaconnFolder);
        var quoted = paconn.Contains(' ', StringComparison.Ordinal) ? $"\"{paconn}\"" : paconn;
        var secret = signIn is null ? "" : " --secret YOUR_CLIENT_SECRET";
        // Without --overwrite-settings paconn would ask whether it may keep the new connector's id in settings.json.
        var files = $"--api-def {PaconnSettings.Definition} --api-prop {PaconnSettings.Properties} --icon {PaconnSettings.Icon}";
        return PaconnSettings.NamesAConnector(settings)
            ? $"cd {quoted} && paconn update --settings {PaconnSettings.FileName}{secret}"
            : $"cd {quoted} && paconn create --env YOUR_ENVIRONMENT_ID {files} --overwrite-settings{secret}";
    }

    private static Option<string> Text(string name, string helpName, string description, string? usual = null, bool required = false)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = required };
        if (usual is not null)
            option.DefaultValueFactory = _ => usual;
        return option;
    }
}
