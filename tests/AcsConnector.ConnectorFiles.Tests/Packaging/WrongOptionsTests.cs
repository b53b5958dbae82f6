namespace AcsConnector.ConnectorFiles.Tests.Packaging;

[Trait("Category", "CommandLine")]
public sealed class WrongOptionsTests
{
    private const string Application = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("acs.contoso.com", "'acs.contoso.com' is no URL: give the address of your server, as in https://acs.contoso.com.")]
    [InlineData("http://acs.contoso.com", "'http://acs.contoso.com' is not https: give an https address, because a connection sends its key there.")]
    [InlineData("https://me:secret@acs.contoso.com", "Leave the user name and the password out of the address: a connection signs in with its own key.")]
    [InlineData("https://acs.contoso.com/?code=1", "Leave everything from '?' or '#' out of the address: an action adds its own query.")]
    [InlineData("https://acs.contoso.com/#top", "Leave everything from '?' or '#' out of the address: an action adds its own query.")]
    [InlineData("https://localhost:7072", "The platform cannot call 'localhost': give a name that the internet knows.")]
    [InlineData("https://acs.contoso.com/it's", "Only letters, digits and - . _ ~ may be in the path of the address: change '/it's'.")]
    public async Task An_address_that_the_platform_could_not_call_is_refused(string url, string message) =>
        await RefusesAsync(message, "--api-url", url);

    [Theory]
    [InlineData("--publisher", "a")]
    [InlineData("--publisher", "toolongprefix")]
    [InlineData("--publisher", "mscrm")]
    [InlineData("--publisher", "Contoso")]
    [InlineData("--publisher", "1st")]
    [InlineData("--publisher-name", "Contoso Ltd")]
    [InlineData("--publisher-name", "1st")]
    [InlineData("--name", "acs-identity")]
    [InlineData("--name", "../evil")]
    [InlineData("--name", "")]
    public async Task A_name_that_the_platform_would_change_is_refused(string option, string value)
    {
        var run = await PackageRun.AnyAsync("--api-url", PackageRun.ApiUrl, option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"'{value}' cannot be ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"give {option} ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add --client-id and --tenant: --entra needs the application that people sign in to.", "--entra", "--tenant", "contoso.com")]
    [InlineData("Add --entra: --client-id, --tenant and --audience say how people sign in with Microsoft Entra ID.", "--client-id", Application)]
    [InlineData("'mine' is no application ID: give --client-id the GUID that Microsoft Entra shows as Application (client) ID.", "--entra", "--client-id", "mine", "--tenant", "contoso.com")]
    [InlineData("'a b' is no tenant: give --tenant its GUID or its domain.", "--entra", "--client-id", Application, "--tenant", "a b")]
    public async Task A_sign_in_that_lacks_something_is_refused(string message, params string[] options) =>
        await RefusesAsync(message, ["--api-url", PackageRun.ApiUrl, .. options]);

    [Fact]
    public async Task Without_an_address_there_is_nothing_to_package()
    {
        var run = await PackageRun.AnyAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Give --api-url URL: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        var file = Path.GetTempFileName();
        try
        {
            var run = await PackageRun.ToAsync(file);

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.EndsWith("Choose another folder with --folder.\n", run.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_not_overwritten()
    {
        var folder = Directory.CreateTempSubdirectory("acs-connector-package-");
        try
        {
            var settings = Path.Combine(folder.CreateSubdirectory("paconn").FullName, "settings.json");
            File.WriteAllText(settings, "{ \"connectorId\": ");

            var run = await PackageRun.ToAsync(folder.FullName);

            Assert.Equal((2, "paconn/settings.json of the output folder is not a JSON object: fix it, or delete it when nothing in it is needed.\n"), (run.ExitCode, run.Errors));
            Assert.Equal("{ \"connectorId\": ", File.ReadAllText(settings));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RefusesAsync(string message, params string[] options)
    {
        var run = await PackageRun.AnyAsync(options);

        Assert.Equal((2, "", message + "\n"), (run.ExitCode, run.Output, run.Errors));
    }
}
