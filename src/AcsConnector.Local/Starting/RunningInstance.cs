using System.Globalization;
using System.Text.Json;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Local.Starting;

/// <summary>An acs-connector that has one of the ports already.</summary>
/// <param name="Page">The address of its page; null when it has none.</param>
/// <param name="Emulator">The address of its emulator.</param>
public sealed record RunningInstance(string? Page, string Emulator)
{
    /// <summary>Whoever has a port may never respond.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public override string ToString() => Page is null ? $"the emulator at {Emulator}, without a page" : Page;

    /// <summary>The first that responds on these ports as this program does; null when none does.</summary>
    public static async Task<RunningInstance?> FindAsync(IEnumerable<PortChoice> taken, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 * 1024,
        };
        var responses = await Task.WhenAll(taken.Select(choice => AskAsync(client, choice.Port, cancellationToken)));
        return responses.OfType<RunningInstance>().OrderBy(one => one.Page is null).FirstOrDefault();
    }

    private static async Task<RunningInstance?> AskAsync(HttpClient client, int port, CancellationToken cancellationToken)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        var responses = await Task.WhenAll(ReadAsync(client, $"{address}api/status", cancellationToken), ReadAsync(client, $"{address}_emulator/health", cancellationToken));
        if (Text(responses[0], "api") is not null && Text(responses[0], "emulator") is { } emulator)
            return new RunningInstance(address, emulator);
        return Text(responses[1], "resourceId") == DevelopmentResource.Id ? new RunningInstance(Text(responses[1], "page"), address) : null;
    }

    private static string? Text(JsonElement? json, string name) => json is { ValueKind: JsonValueKind.Object } members
        && members.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<JsonElement?> ReadAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(address), cancellationToken);
            return response.IsSuccessStatusCode ? JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            return null; // Some other program.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // One that does not respond.
        }
    }
}
