using Microsoft.Extensions.Time.Testing;

namespace AcsConnector.Api.Tests.Access;

/// <summary>One API for the tests of a class, which knows the tokens of one authority. Its clock stands still.</summary>
public sealed class EntraApi : IAsyncLifetime
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private RunningApi _api = null!;

    internal FakeService Service { get; private set; } = null!;

    internal StandInAuthority Authority { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await FakeService.StartAsync(204, "");
        Authority = await StandInAuthority.StartAsync();
        _api = await StartAsync(Authority);
    }

    /// <summary>The tests of a class run one after the other.</summary>
    internal RunningApi BeginAnew()
    {
        Service.BeginAnew();
        _api.Log.Clear();
        return _api;
    }

    /// <summary>One of a test's own.</summary>
    internal Task<RunningApi> StartAsync(StandInAuthority authority, params (string Name, string? Value)[] settings)
    {
        (string Name, string? Value)[] entra = [("Access:Entra:Authority", authority.Address.AbsoluteUri), ("Access:Entra:Audience", StandInAuthority.Audience)];
        return RunningApi.StartAsync([new FakeTimeProvider(Now)], Service.Endpoint, [.. settings.UnionBy(entra, setting => setting.Name)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await Authority.DisposeAsync();
        await Service.DisposeAsync();
    }
}
