using System.Diagnostics.CodeAnalysis;

namespace AcsConnector.Api.Service;

/// <summary>
/// <c>endpoint=https://name.communication.azure.com/;accesskey=base64</c>. Names ignore case, order is free, blanks and a last
/// semicolon are forgiven, as in the .NET SDK. It never prints its key.
/// </summary>
internal sealed class ConnectionString
{
    private const int Longest = 1024;
    private const string EndpointName = "endpoint";
    private const string AccessKeyName = "accesskey";

    private ConnectionString(Uri endpoint, byte[] accessKey)
    {
        Endpoint = endpoint;
        AccessKey = accessKey;
    }

    public Uri Endpoint { get; }

    public byte[] AccessKey { get; }

    /// <summary>Whether the text is meant as a connection string, well made or not.</summary>
    public static bool IsMeant(string text) => Value(text, EndpointName) is not null || Value(text, AccessKeyName) is not null;

    /// <param name="error">What is wrong, without the value. The first two are the official connector's words.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ConnectionString? parsed, [NotNullWhen(false)] out string? error)
    {
        parsed = null;
        error = null;
        var endpoint = Value(text, EndpointName);
        var accessKey = Value(text, AccessKeyName);
        if (text.Length > Longest)
            error = "connectionString is too long.";
        else if (Values(text, EndpointName).Skip(1).Any())
            error = "endpoint in connectionString is there twice.";
        else if (Values(text, AccessKeyName).Skip(1).Any())
            error = "accessKey in connectionString is there twice.";
        else if (string.IsNullOrEmpty(endpoint))
            error = "endpoint in connectionString is empty.";
        else if (string.IsNullOrEmpty(accessKey))
            error = "accessKey in connectionString is empty.";
        else if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
            error = "endpoint in connectionString is not a URL.";
        else if (DecodeKey(accessKey) is not { } key)
            error = "accessKey in connectionString is not base64. Copy it again from the \"Keys\" tab of the resource.";
        else
            parsed = new ConnectionString(uri, key);
        return parsed is not null;
    }

    public static byte[]? DecodeKey(string accessKey)
    {
        try
        {
            return Convert.FromBase64String(accessKey);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Null when no part has that name.</summary>
    private static string? Value(string text, string name) => Values(text, name).FirstOrDefault();

    private static IEnumerable<string> Values(string text, string name) => text
        .Split(';')
        .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
        .Where(part => part.Length == 2 && part[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(part => part[1]);
}
