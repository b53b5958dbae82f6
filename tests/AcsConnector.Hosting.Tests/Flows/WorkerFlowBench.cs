using AcsConnector.Testing.Flows;

namespace AcsConnector.Hosting.Tests.Flows;

/// <summary>Flows that call the published worker, behind a Functions host and in front of the emulator.</summary>
public sealed class WorkerFlowBench(PublishedWorker published) : FlowBench
{
    private static readonly HashSet<string> Operations = [.. Definition.Operations.Select(operation => operation.OperationId)];
    private readonly TemporaryFolder _certificate = new();
    private ServiceStandIn? _service;
    private FunctionsHost? _host;

    public override HttpClient Api => _host!.Client;

    public override string ApiKey => FunctionsBench.ApiKey;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _service = new ServiceStandIn(new Uri(Running.EmulatorHttpEndpoint), _certificate.Path);
        _host = await FunctionsBench.StartAsync(published, Running, _service);
    }

    /// <summary>Every call of a flow is the function of an operation. A wrong route or method would be answered, too: as Other.</summary>
    protected override void CheckCalls() => Assert.Subset(Operations, _host!.Calls.Keys.ToHashSet());

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
        _certificate.Dispose();
        await base.DisposeAsync();
    }
}
