using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Linting;

/// <summary>A save of the conformance suite: a definition, and whether the service saves it.</summary>
/// <param name="At">The place that is wrong.</param>
/// <param name="Rule">Our rule that finds it.</param>
/// <param name="Says">A part of our message.</param>
internal sealed record SaveCase(ObjectValue Definition, bool IsSaved, string At, string Rule, string Says);

/// <summary>All of them, by their ids.</summary>
internal static class SaveCases
{
    public static IReadOnlyDictionary<string, SaveCase> All { get; } =
        ConformanceSuite.Read("saves").SelectMany(file => file.Value).ToDictionary(one => one["id"]!.ToText(), Read);

    private static SaveCase Read(ObjectValue one)
    {
        var (expected, own) = ((ObjectValue)one["expect"]!, one["acs-connector"] as ObjectValue);
        return new SaveCase(
            (ObjectValue)one["definition"]!,
            expected["saved"]!.Equals(true),
            expected["at"]?.ToText() ?? "",
            own?["rule"]?.ToText() ?? "",
            own?["says"]?.ToText() ?? "");
    }
}
