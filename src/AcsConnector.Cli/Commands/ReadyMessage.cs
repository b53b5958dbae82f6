using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AcsConnector.Emulator;
using AcsConnector.Local.Playground;
using AcsConnector.Local.Servers;
using AcsConnector.Local.Starting;

namespace AcsConnector.Cli.Commands;

/// <summary>What a person or a script needs to know once everything runs.</summary>
internal sealed class ReadyMessage(LocalApi api, EmulatorHost emulator, PlaygroundHost page)
{
    public string AsText() => $"""
        Playground page     {page.Address}
        Connector API       {api.Address}
        Identity emulator   {emulator.Https}  (also {emulator.Http})
        Connection string   {emulator.ConnectionString}
                  or http   {emulator.HttpConnectionString}
        API key             {LocalApi.ApiKey}

        Over http .NET needs no certificate, and JavaScript with allowInsecureConnection neither. To trust the one of https:
        {string.Join('\n', TrustLines.For(TrustLines.ThisSystem, emulator.CertificatePath).Select(row => $"  {row.Label,-17} {row.Line}"))}

        Try                 curl -X POST {api.Address}/identities -H "Connection-String: {LocalApi.ApiKey}"
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
            json.WriteString("api", api.Address);
            json.WriteString("emulator", emulator.Https.AbsoluteUri);
            json.WriteString("emulatorHttp", emulator.Http.AbsoluteUri);
            json.WriteString("connectionString", emulator.ConnectionString);
            json.WriteString("apiKey", LocalApi.ApiKey);
            json.WriteString("certificate", emulator.CertificatePath);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
