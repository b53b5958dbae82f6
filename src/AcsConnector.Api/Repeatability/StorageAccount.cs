using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcsConnector.Api.Access;
using AcsConnector.Api.Identity;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace AcsConnector.Api.Repeatability;

/// <summary>Where the table service of a storage account is, and how to sign in there.</summary>
internal sealed record StorageAccount(Uri TableService, HttpPipelinePolicy SignInPolicy)
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <summary>Null when the options name none.</summary>
    /// <exception cref="SettingException">The connection string is malformed.</exception>
    public static StorageAccount? From(RepeatabilityOptions options, TimeProvider time)
    {
        if (options.TableEndpoint is { } endpoint)
            return new StorageAccount(endpoint, new BearerTokenAuthenticationPolicy(new DefaultAzureCredential(), Scope));
        if (options.ConnectionString is not { } connectionString)
            return null;

        var parts = connectionString.Split(';').Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        var name = parts["AccountName"].FirstOrDefault();
        var key = parts["AccountKey"].FirstOrDefault() is { Length: > 0 } text ? ConnectionString.DecodeKey(text) : null;
        var address = parts["TableEndpoint"].FirstOrDefault() ?? $"https://{name}.table.{parts["EndpointSuffix"].FirstOrDefault() ?? "core.windows.net"}/";
        return !string.IsNullOrEmpty(name) && key is not null && Uri.TryCreate(address, UriKind.Absolute, out var service) && service.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? new StorageAccount(service, new SharedKeyLite(name, key, time))
            : throw new SettingException("Repeatability:ConnectionString", "must hold AccountName and AccountKey, and TableEndpoint unless the account is in public Azure.");
    }

    /// <summary>
    /// "Authorize with Shared Key" of the storage REST documentation, in the form for tables: date, account and path. It runs for
    /// every attempt, because a date is good for fifteen minutes.
    /// </summary>
    private sealed class SharedKeyLite(string account, byte[] key, TimeProvider time) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            var date = time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
            var toSign = $"{date}\n/{account}{message.Request.Uri.ToUri().AbsolutePath}";
            message.Request.Headers.SetValue("x-ms-date", date);
            message.Request.Headers.SetValue(
                "Authorization", $"SharedKeyLite {account}:{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)))}");
        }
    }
}
