using System.CommandLine;
using AcsConnector.Api;
using AcsConnector.Cli.Shell;
using AcsConnector.ConnectorFiles.Packaging;
using AcsConnector.ConnectorFiles.Publishing;

namespace AcsConnector.Cli.Commands;

/// <summary><c>acs-connector package</c>: everything that an environment takes the connector from.</summary>
internal sealed class PackageCommand : Verb
{
    private readonly Option<string> _apiUrl = Text("--api-url", "URL", "The https address of your server.", required: true);
    private readonly FormerOutput _folder;

    private readonly Option<string> _publisher = Text(
        "--publisher", "PREFIX", "The solution publisher's prefix: 2 to 8 lower-case letters and digits.", ConnectorName.Default.Prefix);

    private readonly Option<string> _name = Text(
        "--name",
        "NAME",
        "The connector's name behind that prefix, and in Logic Apps: lower-case letters and digits.",
        ConnectorName.Default.Name);

    private readonly Option<string?> _publisherName = Text(
        "--publisher-name", "NAME", "The solution publisher's unique name, where it is not the prefix.")!;

    private readonly Option<string?> _profile = Text(
        "--profile", "FILE", "A JSON file with your title, publisher, contact, links and icon: docs/package.md.")!;

    private readonly Option<string?> _title = Text("--title", "TITLE", "The connector's name, as makers read it.")!;

    private readonly Option<bool> _managed =
        new("--managed") { Description = "Write managed solutions, too, for environments where nobody changes them." };

    private readonly Option<bool> _hostVariable =
        new("--host-variable") { Description = "Have the solution read the server's host from an environment variable that it brings along." };

    private readonly Option<bool> _withChat =
        new("--with-chat") { Description = "Write one more solution: the sample flow that needs a connection to Chat." };

    private readonly Option<bool> _sample =
        new("--sample") { Description = "Have the template for Logic Apps deploy a sample workflow, too, unless it is told not to." };

    private readonly Option<bool> _check =
        new("--check") { Description = "Write nothing; print what would change, and exit with 1 when anything would." };

    private readonly Option<bool> _entra =
        new("--entra") { Description = "Let people sign in with Microsoft Entra ID, too (Power Platform only)." };

    private readonly Option<string?> _clientId = Text("--client-id", "GUID", "With --entra: the application people sign in to.")!;
    private readonly Option<string?> _tenant = Text("--tenant", "TENANT", "With --entra: the application's tenant, a GUID or a domain.")!;

    private readonly Option<string?> _audience = Text(
        "--audience", "URI", "With --entra: the API's Application ID URI, when the API is another application.")!;

    public PackageCommand()
        : base("package", """
            Write what Power Platform and Logic Apps import: a folder for paconn, solutions, and a template.
            The same options always write the same bytes. What is in them: docs/package.md.

            Examples:
              acs-connector package --api-url https://acs.contoso.com
              acs-connector package --api-url https://acs.contoso.com --profile publish.json
              acs-connector package --api-url https://acs.contoso.com --publisher contoso --managed --host-variable
              acs-connector package --api-url https://acs.contoso.com --publisher contoso --check
              acs-connector package --api-url https://acs.contoso.com --entra --client-id 11111111-2222-3333-4444-555555555555 --tenant contoso.com
            """)
    {
        FileHint = "Choose another folder with --folder.";
        var folder = Text("--folder", "FOLDER", "The folder to write.", defaultValue: "dist");
        Option[] all =
        [
            _apiUrl, folder, _profile, _title, _publisher, _publisherName, _name, _managed, _hostVariable, _withChat, _sample, _check,
            _entra, _clientId, _tenant, _audience,
        ];
        foreach (var option in all)
            Add(option);
        _folder = new FormerOutput(folder);
        _folder.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var folder = new PackageFolder(await _folder.PathAsync(arguments));
        var options = OptionsOf(arguments) with { Settings = folder.Read(PaconnSettings.Path) };
        var files = ConnectorPackage.Build(await ConnectorDefinition.WriteAsync(cancellationToken), options);
        if (arguments.GetValue(_check))
            return await CompareAsync(folder, files, output);

        foreach (var file in files)
        {
            folder.Write(file);
            await output.WriteLineAsync($"Wrote {folder.NameOf(file.Path)}");
        }

        if (arguments.GetValue(_profile) is null)
            await output.WriteLineAsync("\nContact, publisher and links are placeholders: give yours with --profile FILE (docs/package.md).");
        await output.WriteLineAsync($"\nNext, after paconn login:\n  {NextCommand(folder, options)}");
        return ExitCode.Ok;
    }

    private PackageOptions OptionsOf(ParseResult arguments) => new(ApiAddress.Parse(arguments.GetValue(_apiUrl)!))
    {
        Name = ConnectorName.Create(arguments.GetValue(_publisher)!, arguments.GetValue(_name)!, arguments.GetValue(_publisherName)),
        SignIn = SignIn(arguments),
        Profile = ProfileOf(arguments),
        Managed = arguments.GetValue(_managed),
        HostVariable = arguments.GetValue(_hostVariable),
        WithChat = arguments.GetValue(_withChat),
        Sample = arguments.GetValue(_sample),
    };

    private PublishProfile ProfileOf(ParseResult arguments)
    {
        var profile = arguments.GetValue(_profile) is { } path ? PublishProfile.Read(path) : PublishProfile.Empty;
        return arguments.GetValue(_title) is { } title ? profile.WithTitle(title) : profile;
    }

    private EntraSignIn? SignIn(ParseResult arguments)
    {
        var (clientId, tenant, audience) = (arguments.GetValue(_clientId), arguments.GetValue(_tenant), arguments.GetValue(_audience));
        if (!arguments.GetValue(_entra))
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

    private static string NextCommand(PackageFolder folder, PackageOptions options)
    {
        var paconn = folder.NameOf(ConnectorPackage.PaconnFolder);
        var quoted = paconn.Contains(' ', StringComparison.Ordinal) ? $"\"{paconn}\"" : paconn;
        var secret = options.SignIn is null ? "" : " --secret YOUR_CLIENT_SECRET";
        // Without --overwrite-settings paconn would ask whether it may keep the new connector's id in settings.json.
        var files = $"--api-def {PaconnSettings.Definition} --api-prop {PaconnSettings.Properties} --icon {PaconnSettings.Icon}";
        return PaconnSettings.NamesAConnector(options.Settings)
            ? $"cd {quoted} && paconn update --settings {PaconnSettings.FileName}{secret}"
            : $"cd {quoted} && paconn create --env YOUR_ENVIRONMENT_ID {files} --overwrite-settings{secret}";
    }

    private static Option<string> Text(string name, string helpName, string description, string? defaultValue = null, bool required = false)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = required };
        if (defaultValue is not null)
            option.DefaultValueFactory = _ => defaultValue;
        return option;
    }
}
