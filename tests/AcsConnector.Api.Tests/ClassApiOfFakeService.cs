using Microsoft.AspNetCore.Http;

namespace AcsConnector.Api.Tests;

/// <summary>One API for the tests of a class, in front of a service that answers what each of them says.</summary>
public sealed class ClassApiOfFakeService : IAsyncLifetime
{
    private FakeService _service = null!;
    private RunningApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await FakeService.StartAsync(204, "");
        _api = await RunningApi.StartAsync(_service);
    }

    /// <summary>The tests of a class run one after the other.</summary>
    internal (RunningApi Api, FakeService Service) Answering(RequestDelegate answer)
    {
        _service.BeginAnew(answer);
        _api.Log.Clear();
        return (_api, _service);
    }

    internal (RunningApi Api, FakeService Service) Answering(int status, string body) => Answering(http => FakeService.AnswerAsync(http, status, body));

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _service.DisposeAsync();
    }
}
