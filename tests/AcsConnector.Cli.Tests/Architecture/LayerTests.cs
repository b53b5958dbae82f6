using AcsConnector.Testing.Architecture;

namespace AcsConnector.Cli.Tests.Architecture
{
    public class LayerTests
    {
        [Theory]
        [MemberData(nameof(Layered))]
        public void Namespaces_form_layers_without_a_cycle(string assembly, string root)
        {
            var violations = ViolationsOf(assembly + ".dll", root);
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        // Assemblies by file, with the root namespace of each.
        public static TheoryData<string, string> Layered { get; } = new()
        {
            { "acs-connector", "AcsConnector.Cli" },
            { "AcsConnector.Api", "AcsConnector.Api" },
            { "AcsConnector.ConnectorFiles", "AcsConnector.ConnectorFiles" },
            { "AcsConnector.Emulator", "AcsConnector.Emulator" },
            { "AcsConnector.Flows", "AcsConnector.Flows" },
            { "AcsConnector.Flows.Testing", "AcsConnector.Flows.Testing" },
            { "AcsConnector.Local", "AcsConnector.Local" },
            { "AcsConnector.Testing", "AcsConnector" },
        };

        [Fact]
        public void A_cycle_is_found_and_the_types_that_tie_it_are_named() => Assert.Equal(
            [
                "AcsConnector.Cli.Tests.Architecture.Lower.Clock uses AcsConnector.Cli.Tests.Architecture.Upper.Tower, part of a cycle",
                "AcsConnector.Cli.Tests.Architecture.Upper.Tower uses AcsConnector.Cli.Tests.Architecture.Lower.Clock, part of a cycle",
            ],
            ViolationsOf("AcsConnector.Cli.Tests.dll", "AcsConnector.Cli.Tests").Where(line => line.Contains("Tower")));

        [Fact]
        public void A_use_of_the_facade_is_found_and_named() => Assert.Equal(
            ["AcsConnector.Cli.Tests.Architecture.Upper.Tower uses AcsConnector.Cli.Tests.Architecture.Lower.Clock, a type of the facade"],
            ViolationsOf("AcsConnector.Cli.Tests.dll", "AcsConnector.Cli.Tests.Architecture.Lower").Where(line => line.Contains("facade")));

        [Fact]
        public void What_uses_none_of_the_layers_may_be_used_by_all_though_it_stands_in_the_facade() => Assert.DoesNotContain(
            ViolationsOf("AcsConnector.Cli.Tests.dll", "AcsConnector.Cli.Tests.Architecture.Lower"),
            line => line.Contains("Stone"));

        private static IReadOnlyList<string> ViolationsOf(string file, string root) =>
            NamespaceGraph.ReadFrom(Path.Combine(AppContext.BaseDirectory, file), root).FindViolations();
    }
}

// Two namespaces that use each other, to see the test's subject notice them.
namespace AcsConnector.Cli.Tests.Architecture.Lower
{
    internal sealed class Stone : List<Pebble>;

    internal sealed class Pebble;

    internal sealed class Clock
    {
        public static string Strike() => string.Join(' ', Enumerable.Range(1, 2).Select(hour => typeof(Upper.Tower).Name + hour));
    }
}

namespace AcsConnector.Cli.Tests.Architecture.Upper
{
    internal sealed class Tower : List<Lower.Clock>;

    internal sealed class Wall : List<Lower.Stone>;
}
