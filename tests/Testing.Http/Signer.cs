using System.Security.Cryptography;
using System.Text;
using AcsConnector.Emulator.Service;

namespace AcsConnector.Testing;

/// <summary>Signs as the SDKs do. Written from the published scheme, not from the emulator or the API; every part of it can be made wrong.</summary>
public sealed record Signer
{
    public string Key { get; init; } = DevelopmentResource.PrimaryKey;

    public string SignedHeaders { get; init; } = "x-ms-date;host;x-ms-content-sha256";

    /// <summary>How far the client's clock is ahead.</summary>
    public TimeSpan Ahead { get; init; }

    /// <summary>In place of the date.</summary>
    public string? Date { get; init; }

    /// <summary>In place of the hash of the body.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Java's SDK signs the host alone.</summary>
    public bool WithoutPort { get; init; }

    /// <summary>In place of the path and query that are sent.</summary>
    public string? Target { get; init; }

    /// <summary>What is to be sent beside the body.</summary>
    public IEnumerable<(string Name, string Value)> Sign(string method, string target, string host, byte[] body, DateTimeOffset now)
    {
        var names = SignedHeaders.Split(';');
        var dateName = names.Contains("date") ? "date" : "x-ms-date";
        var date = Date ?? (now + Ahead).ToString("r");
        var hash = ContentHash ?? HashOf(body);
        var signedHost = WithoutPort ? host.Split(':')[0] : host;
        var values = names.Select(name => name == "host" ? signedHost : name == dateName ? date : hash);
        var signature = SignatureOf(Key, method, Target ?? target, string.Join(';', values));

        yield return (dateName, date);
        yield return ("x-ms-content-sha256", hash);
        yield return ("Authorization", $"HMAC-SHA256 SignedHeaders={SignedHeaders}&Signature={signature}");
    }

    public static string HashOf(byte[] body) => Convert.ToBase64String(SHA256.HashData(body));

    public static string SignatureOf(string key, string method, string target, string values) => Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.ASCII.GetBytes($"{method}\n{target}\n{values}")));
}
