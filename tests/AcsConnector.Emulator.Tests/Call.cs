using System.Text;

namespace AcsConnector.Emulator.Tests;

/// <summary>One request, as a test wants it on the wire. Without words to the contrary it is signed and names a version.</summary>
internal sealed record Call(string Method, string Path, string? Body = null) : HttpCall(Method, Body)
{
    public const string Stable = "2023-10-01";
    public const string Preview = "2025-03-02-preview";

    /// <summary>Null leaves the parameter away.</summary>
    public string? Version { get; init; } = Stable;

    /// <summary>Null sends no Authorization header.</summary>
    public Signer? SignedBy { get; init; } = new();

    public bool Https { get; init; }

    public string Target => Version is null ? Path : $"{Path}?api-version={Version}";

    /// <summary>A call to one of the emulator's own routes, which know neither signature nor version.</summary>
    public static Call Control(string method, string path, string? body = null) => new(method, path, body) { Version = null, SignedBy = null };

    public static Call WithBearer(string token, string method = "POST", string path = "/identities", string? body = null) => new(method, path, body)
    {
        Https = true,
        SignedBy = null,
        Headers = [("Authorization", $"Bearer {token}")],
    };

    /// <param name="now">When it is signed.</param>
    public HttpRequestMessage ToRequest(Uri root, DateTimeOffset now)
    {
        var request = RequestTo(new Uri($"{root.GetLeftPart(UriPartial.Authority)}{Target}"));
        foreach (var (name, value) in SignedBy?.Sign(Method, Target, root.Authority, Encoding.UTF8.GetBytes(Body ?? ""), now) ?? [])
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
