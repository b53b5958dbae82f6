using System.Reflection;

namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>What the build wrote into this assembly.</summary>
internal static class Metadata
{
    public static string ProjectFolder => Of("ProjectFolder");

    /// <summary>The assembly of <c>acs-connector</c> that was built beside the tests.</summary>
    public static string Program => Of("Program");

    /// <summary>The folder of Aspire's orchestrator; null where the build has none for this platform.</summary>
    public static string? Orchestrator => Find("Orchestrator");

    private static string Of(string key) => Find(key) ?? throw new InvalidOperationException($"The build did not write {key}.");

    private static string? Find(string key) =>
        typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(one => one.Key == key)?.Value;
}
