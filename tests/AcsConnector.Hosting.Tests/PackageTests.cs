using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace AcsConnector.Hosting.Tests;

/// <summary>What is deployed.</summary>
public sealed class PackageTests(PublishedWorker published)
{
    private const int LargestZip = 12_000_000;

    [Theory]
    [InlineData(".azurefunctions/function.deps.json")] // Without this folder Flex Consumption refuses a package.
    [InlineData("extensions.json")]
    [InlineData("functions.metadata")]
    [InlineData("host.json")]
    [InlineData("worker.config.json")]
    [InlineData("AcsConnector.Functions.dll")]
    [InlineData("AcsConnector.Functions.runtimeconfig.json")]
    public void Holds(string file) => Assert.True(File.Exists(published.PathOf(file)), $"{published.Folder} has no {file}.");

    [Theory]
    [InlineData("*.Development.json")]
    [InlineData("local.settings.json")]
    public void Holds_no(string files) =>
        Assert.Empty(Directory.EnumerateFiles(published.Folder, files, SearchOption.AllDirectories));

    /// <summary>A process that waits on the platform has the platform's runtime; only a program without its own can take it over.</summary>
    [Fact]
    public void Runs_on_the_runtime_of_the_platform()
    {
        var worker = JsonNode.Parse(published.Read("worker.config.json"))!["description"]!;
        var options = JsonNode.Parse(published.Read("AcsConnector.Functions.runtimeconfig.json"))!["runtimeOptions"]!;

        Assert.Equal(("dotnet", true), (worker["defaultExecutablePath"]!.GetValue<string>(), worker["canUsePlaceholder"]!.GetValue<bool>()));
        Assert.Contains("Microsoft.AspNetCore.App", options["frameworks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(options["includedFrameworks"]);
    }

    /// <summary>Compiled ahead: such a library has machine code beside its IL, which its header names.</summary>
    [Theory]
    [InlineData("AcsConnector.Api.dll")]
    [InlineData("AcsConnector.Functions.dll")]
    [InlineData("Microsoft.Azure.Functions.Worker.Core.dll")]
    public void Is_compiled_ahead(string library)
    {
        using var file = File.OpenRead(published.PathOf(library));
        using var headers = new System.Reflection.PortableExecutable.PEReader(file);

        Assert.NotEqual(0, headers.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    [Fact]
    public void Is_a_small_zip()
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(published.Folder, zip);

        TestContext.Current.SendDiagnosticMessage($"The package is a zip of {zip.Length / 1e6:0.0} MB.");
        Assert.InRange(zip.Length, 1, LargestZip);
    }

    /// <summary>The prefix and a function's route together are the path of the definition.</summary>
    [Fact]
    public void Adds_nothing_to_a_path_and_leaves_telemetry_to_OpenTelemetry()
    {
        Assert.Equal(
            """{"version":"2.0","telemetryMode":"OpenTelemetry","extensions":{"http":{"routePrefix":""}}}""",
            JsonNode.Parse(published.Read("host.json"))!.ToJsonString());
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "apiDefinition.swagger.json")))!;
        Assert.Equal("/", definition["basePath"]!.GetValue<string>());
    }

    /// <summary>The generated executor names the default one where it cannot call a function itself. That one compiles an expression for each call.</summary>
    [Fact]
    public void Calls_its_functions_directly()
    {
        var program = File.ReadAllBytes(published.PathOf("AcsConnector.Functions.dll"));

        Assert.True(Has("AcsConnector.Functions.ConnectorFunctions.CreateUserAsync"), "The executor knows no function.");
        Assert.False(Has("Microsoft.Azure.Functions.Worker.Invocation.DefaultFunctionExecutor"), "A function is not public.");

        bool Has(string text) => program.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
