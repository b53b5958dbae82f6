using System.Globalization;
using System.Text;
using System.Text.Json;
using AcsConnector.Local.Connecting;

namespace AcsConnector.Local.Starting;

/// <summary>A note in the data folder of a <c>start</c> that runs, by which other commands find it whatever its ports are.</summary>
public sealed class StartRecord : IDisposable
{
    private readonly string _path;

    private StartRecord(string path) => _path = path;

    /// <summary>Writes the note, and sweeps up those of programs that were killed.</summary>
    public static StartRecord Write(ConnectionPoint point)
    {
        var folder = FolderOf(Path.GetDirectoryName(point.Files.Certificate)!);
        Directory.CreateDirectory(folder);
        foreach (var (file, _) in Read(folder).Where(note => !IsListening(note.Point)))
            File.Delete(file);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{point.Https.Port}.json"));
        WholeFile.Write(path, Json(point));
        return new StartRecord(path);
    }

    /// <summary>Those that run with this data folder, the newest first.</summary>
    public static IReadOnlyList<ConnectionPoint> Find(string dataFolder) =>
    [
        .. Read(FolderOf(dataFolder)).OrderByDescending(note => File.GetLastWriteTimeUtc(note.File)).Select(note => note.Point).Where(IsListening),
    ];

    /// <summary>Takes the note away.</summary>
    public void Dispose() => File.Delete(_path);

    private static string FolderOf(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), "running");

    /// <summary>A port that nobody has is no longer listened on.</summary>
    private static bool IsListening(ConnectionPoint point) => new PortChoice("", "", point.Https.Port, IsGiven: true).IsTaken;

    private static byte[] Json(ConnectionPoint point)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("emulator", point.Https.AbsoluteUri);
            json.WriteString("emulatorHttp", point.Http.AbsoluteUri);
            json.WriteString("api", point.Api);
            json.WriteString("certificate", point.Files.Certificate);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>What is no note, or goes away while it is read, counts as none.</summary>
    private static List<(string File, ConnectionPoint Point)> Read(string folder)
    {
        var notes = new List<(string, ConnectionPoint)>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
        {
            try
            {
                notes.Add((file, Parse(File.ReadAllText(file))));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
            {
                // Somebody else's file.
            }
        }

        return notes;
    }

    private static ConnectionPoint Parse(string json)
    {
        var note = JsonElement.Parse(json);
        return new ConnectionPoint(
            new Uri(Text("emulator")), new Uri(Text("emulatorHttp")), Text("api"), TrustFiles.Beside(Text("certificate")));

        string Text(string name) => note.GetProperty(name).GetString() ?? throw new JsonException($"{name} is null.");
    }
}
