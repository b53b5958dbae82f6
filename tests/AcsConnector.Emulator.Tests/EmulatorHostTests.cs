using AcsConnector.Emulator.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AcsConnector.Emulator.Tests;

public class EmulatorHostTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    [Fact]
    public async Task Prints_a_connection_string_in_the_form_that_all_sdks_take()
    {
        var emulator = await shared.FreshAsync();

        Assert.Matches("^endpoint=https://localhost:[0-9]+/;accesskey=[A-Za-z0-9+/]+=*$", emulator.Host.ConnectionString);
        Assert.Equal(
            $"endpoint=https://localhost:{emulator.Host.Https.Port}/;accesskey={DevelopmentResource.PrimaryKey}", emulator.Host.ConnectionString);
    }

    [Fact]
    public async Task Leaves_Ctrl_C_to_the_program_that_it_runs_in() =>
        Assert.IsNotType<ConsoleLifetime>((await shared.FreshAsync()).Host.Parts.GetRequiredService<IHostLifetime>());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_both_ports_when_one_is_taken(bool https)
    {
        var first = await shared.FreshAsync();
        var taken = https ? first.Host.Https.Port : first.Host.Http.Port;

        var e = await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(
            options => https ? options with { HttpsPort = taken } : options with { HttpPort = taken }));

        Assert.Equal(
            (EmulatorStartFailure.PortTaken, $"Port {(https ? taken : 0)} (https) or {(https ? 0 : taken)} (http) of the emulator is taken."),
            (e.Failure, e.Message));
    }

    [Fact]
    public async Task Frees_the_folder_when_a_port_is_taken()
    {
        using var folder = TestFolder.WithKeys();
        var first = await shared.FreshAsync();
        await Assert.ThrowsAsync<EmulatorStartException>(() => RunningEmulator.StartAsync(
            options => options with { DataFolder = folder.Path, InMemory = false, HttpPort = first.Host.Http.Port }));

        await using var second = await RunningEmulator.StartAsync(folder);

        Assert.Equal(201, (await second.CreateAsync()).Status);
    }
}
