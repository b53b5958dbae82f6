using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AcsConnector.Local.Connecting;
using AcsConnector.Local.Playground;

namespace AcsConnector.Cli.Commands;

/// <summary>What a person or a script needs to know once everything runs.</summary>
internal sealed class ReadyMessage(ConnectionContext connection, PlaygroundHost page)
{
    private readonly ConnectionPoint _point = connection.Point;

    public string AsText() => $"""
        Playground page     {page.Address}
        Connector API       {_point.Api}
        Identity emulator   {_point.Https}  (also {_point.Http})
        Connection string   {_point.ConnectionString(overHttp: false)}
                  or http   {_point.ConnectionString(overHttp: true)}
        API key             {_point.ApiKey}

        'acs-connector env' prints all variables, 'acs-connector exec -- COMMAND' sets them for a command. Those of trust:
        {string.Join('\n', TrustLines.For(connection).Select(row => $"  {row.Label,-17} {row.Line}"))}

        Try                 curl -X POST {_point.Api}/identities -H "Connection-String: {_point.ApiKey}"
        Ctrl+C stops.
        ready
        """;

    public string AsJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("page", page.Address);
            json.WriteString("api", _point.Api);
            json.WriteString("emulator", _point.Https.AbsoluteUri);
            json.WriteString("emulatorHttp", _point.Http.AbsoluteUri);
            json.WriteString("connectionString", _point.ConnectionString(overHttp: false));
            json.WriteString("apiKey", _point.ApiKey);
            json.WriteString("certificate", _point.Files.Certificate);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
