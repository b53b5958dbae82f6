using PublicApiGenerator;

namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>What the package promises, in a text that a change has to change, too.</summary>
public sealed class PublicApiTests
{
    private const string Renew = "ACSCONNECTOR_RENEW";

    [Fact]
    public void It_is_the_approved_one()
    {
        var file = Path.Combine(Metadata.ProjectFolder, "PublicApi.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };
        var current = typeof(AcsEmulatorResource).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";

        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(File.ReadAllText(file) == current, $"The public face of the package has changed. If it is meant to: {Renew}=1 dotnet test --project tests/AcsConnector.Aspire.Hosting.Tests");
    }
}
