using AcsConnector.Testing.Architecture;

namespace AcsConnector.Hosting.Tests.Architecture;

public sealed class LayerTests(PublishedWorker published)
{
    [Fact]
    public void Namespaces_of_the_worker_form_layers_without_a_cycle() =>
        Assert.Empty(NamespaceGraph.ReadFrom(published.PathOf("AcsConnector.Functions.dll"), "AcsConnector.Functions").FindViolations());
}
