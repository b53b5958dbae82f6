using System.Diagnostics.CodeAnalysis;

namespace AcsConnector.Api.Service;

/// <summary>
/// <c>endpoint=https://name.communication.azure.com/;accesskey=base64</c>. Names ignore case, order is free, blanks and a last
/// semicolon are forgiven, as in the .NET SDK. It never prints its key.
/// </summary>
internal sealed class ConnectionString
{
    private const int MaxLength = 1024;

    private ConnectionString(Uri endpoint, byte[] accessKey)
    {
        Endpoint = endpoint;
        AccessKey = accessKey;
    }

    public Uri Endpoint { get; }

    public byte[] AccessKey { get; }

    /// <param name="error">What is wrong, without the value. The first two are the official connector's words.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ConnectionString? parsed, [NotNullWhen(false)] out string? error) =>
        TryCreate(ConnectionStringParts.Split(text), out parsed, out error);

    /// <inheritdoc cref="TryParse"/>
    public static bool TryCreate(
        ConnectionStringParts parts, [NotNullWhen(true)] out ConnectionString? created, [NotNullWhen(false)] out string? error)
    {
        created = null;
        error = null;
        if (parts.Length > MaxLength)
            error = "connectionString is too long.";
        else if (parts.HasEndpointTwice)
            error = "endpoint in connectionString is there twice.";
        else if (parts.HasAccessKeyTwice)
            error = "accessKey in connectionString is there twice.";
        else if (string.IsNullOrEmpty(parts.Endpoint))
            error = "endpoint in connectionString is empty.";
        else if (string.IsNullOrEmpty(parts.AccessKey))
            error = "accessKey in connectionString is empty.";
        else if (!Uri.TryCreate(parts.Endpoint, UriKind.Absolute, out var uri))
            error = "endpoint in connectionString is not a URL.";
        else if (DecodeKey(parts.AccessKey) is not { } key)
            error = "accessKey in connectionString is not base64. Copy it again from the \"Keys\" tab of the resource.";
        else
            created = new ConnectionString(uri, key);
        return created is not null;
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
}
