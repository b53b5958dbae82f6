using AcsConnector.Emulator;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Local.Playground;

/// <summary>How programs connect, as <c>env</c> prints it: the values, and for each program the lines of each shell and the code.</summary>
internal static class ConnectRoute
{
    public sealed record Response(string System, IReadOnlyList<NamedValue> Values, IReadOnlyList<NamedValue> Shells, IReadOnlyList<Program> Programs);

    public sealed record NamedValue(string Name, string Value);

    /// <param name="Note">What to do where no line makes the program trust the emulator.</param>
    /// <param name="Shells">In the order of the response's.</param>
    public sealed record Program(string Name, string? Note, IReadOnlyList<InShell> Shells);

    public sealed record InShell(string Lines, string Code);

    private static readonly Dictionary<string, string> ShellNames = new() { ["bash"] = "bash", ["pwsh"] = "PowerShell", ["cmd"] = "cmd", ["dotenv"] = ".env file" };

    public static void MapConnect(this IEndpointRouteBuilder routes, LocalApi api, EmulatorHost emulator) => routes.MapGet("/api/connect", http =>
    {
        var point = new ConnectionPoint(emulator.Https, emulator.Http, api.Address, TrustFiles.Beside(emulator.CertificatePath));
        return PageJson.WriteAsync(http, Describe(new ConnectionContext(point, HostSystems.This, Environment.GetEnvironmentVariable)), PageJson.Wire.ConnectResponse);
    });

    private static Response Describe(ConnectionContext context)
    {
        // That of this machine first.
        var shells = ShellNames.Keys.OrderByDescending(shell => shell == Shells.DefaultOn(context.System)).ToList();
        return new Response(
            HostSystems.NameOf(context.System),
            ValuesOf(context.Point),
            [.. shells.Select(shell => new NamedValue(ShellNames[shell], shell))],
            [.. ConnectionProgram.All.Select(program => new Program(program.Name, program.InsteadOfTrust(context), [.. shells.Select(shell => Write(program, shell, context))]))]);
    }

    private static IReadOnlyList<NamedValue> ValuesOf(ConnectionPoint point) =>
    [
        new("Connection string", point.ConnectionString(overHttp: false)),
        new("Connection string over http", point.ConnectionString(overHttp: true)),
        new("Endpoint", point.Https.AbsoluteUri),
        new("Access key", point.AccessKey),
        new("Address of the connector's API", point.Api),
        new("API key", point.ApiKey),
    ];

    private static InShell Write(ConnectionProgram program, string shell, ConnectionContext context) =>
        new(Shells.Write(shell, program.VariablesOf(context)), program.Code(shell));
}
