using System.Reflection;
using System.Xml.Linq;
using AcsConnector.Flows.Testing;
using PublicApiGenerator;

namespace AcsConnector.Library.Tests;

/// <summary>What the packages promise, in a text that a change has to change, too.</summary>
public sealed class PublicApiTests
{
    private const string Renew = "ACSCONNECTOR_RENEW";

    public static TheoryData<string> Assemblies => ["AcsConnector.Emulator", "AcsConnector.Flows", "AcsConnector.Flows.Testing"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void It_is_the_approved_one(string assembly)
    {
        var file = Path.Combine(ProjectFolder, "PublicApi", assembly + ".txt");
        var current = TextOf(assembly);

        if (Environment.GetEnvironmentVariable(Renew) == "1")
            File.WriteAllText(file, current);
        else
            Assert.True(File.ReadAllText(file) == current, $"The public face of {assembly} has changed. If it is meant to: {Renew}=1 dotnet test --project tests/AcsConnector.Library.Tests");
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void It_has_no_type_of_the_libraries_below(string assembly)
    {
        var text = TextOf(assembly);
        Assert.DoesNotContain("Newtonsoft", text, StringComparison.Ordinal);
        Assert.DoesNotContain("YamlDotNet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AspNetCore", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", text, StringComparison.Ordinal);
    }

    /// <summary>The compiler asks for a summary; this asks for every parameter too, since editors show them one by one.</summary>
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_parameter_of_a_method_has_its_words(string assembly)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Elements("param").Select(param => param.Attribute("name")!.Value).ToHashSet());

        var missing = Assembly.Load(assembly).GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters().Select(parameter => (method, parameter)))
            .Select(pair => (Key: $"M:{pair.method.DeclaringType!.FullName}.{pair.method.Name}", Parameter: pair.parameter.Name!))
            .Where(pair => documented.Keys.Any(key => IsOf(key, pair.Key)))
            .Where(pair => !documented.Any(member => IsOf(member.Key, pair.Key) && member.Value.Contains(pair.Parameter)))
            .Select(pair => $"{pair.Key}: {pair.Parameter}");

        Assert.Empty(missing);
    }

    private static string ProjectFolder =>
        typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ProjectFolder").Value!;

    private static bool IsOf(string key, string method) => key == method || key.StartsWith(method + "(", StringComparison.Ordinal);

    private static string TextOf(string assembly)
    {
        _ = typeof(FlowTest);
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        return Assembly.Load(assembly).GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
    }
}
