using System.Globalization;
using System.Text.Json;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Local.Starting;

/// <summary>An acs-connector that has one of the ports already.</summary>
/// <param name="Page">The address of its page; null when it has none.</param>
/// <param name="Emulator">The address of its emulator.</param>
public sealed record RunningInstance(string? Page, string Emulator)
{
    /// <summary>Whoever has a port may never answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public override string ToString() => Page is null ? $"the emulator at {Emulator}, without a page" : Page;

    /// <summary>The first that answers on these ports as this program does; null when none does.</summary>
    public static async Task<RunningInstance?> FindAsync(IEnumerable<PortChoice> taken, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 * 1024,
        };
        var answers = await Task.WhenAll(taken.Select(choice => AskAsync(client, choice.Port, stop)));
        return answers.OfType<RunningInstance>().OrderBy(one => one.Page is null).FirstOrDefault();
    }

    private static async Task<RunningInstance?> AskAsync(HttpClient client, int port, CancellationToken stop)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        var answers = await Task.WhenAll(ReadAsync(client, $"{address}api/status", stop), ReadAsync(client, $"{address}_emulator/health", stop));
        if (Text(answers[0], "api") is not null && Text(answers[0], "emulator") is { } emulator)
            return new RunningInstance(address, emulator);
        return Text(answers[1], "resourceId") == DevelopmentResource.Id ? new RunningInstance(Text(answers[1], "page"), address) : null;
    }

    private static string? Text(JsonElement? json, string name) => json is { ValueKind: JsonValueKind.Object } members
        && members.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task<JsonElement?> ReadAsync(HttpClient client, string address, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address), stop);
            return answer.IsSuccessStatusCode ? JsonElement.Parse(await answer.Content.ReadAsStringAsync(stop)) : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            return null; // Some other program.
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null; // One that does not answer.
        }
    }
}
