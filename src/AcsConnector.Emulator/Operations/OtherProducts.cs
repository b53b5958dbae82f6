using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Operations;

/// <summary>The other products that a resource of Communication Services serves, by the beginning of their paths.</summary>
internal static class OtherProducts
{
    /// <summary>Source: the published specifications of their data planes.</summary>
    private static readonly Dictionary<string, string> ByFirstSegment = new(StringComparer.OrdinalIgnoreCase)
    {
        ["chat"] = "chat",
        ["sms"] = "SMS",
        ["emails"] = "email",
        ["rooms"] = "rooms",
        ["phoneNumbers"] = "phone numbers",
        ["availablePhoneNumbers"] = "phone numbers",
        ["operatorInformation"] = "phone numbers",
        ["sip"] = "SIP routing",
        ["calling"] = "calling",
        ["messages"] = "advanced messaging",
        ["routing"] = "job routing",
    };

    /// <summary>The product's name; null for a path of none of them. An action follows a colon: <c>/emails:send</c>.</summary>
    public static string? Find(PathString path) =>
        ByFirstSegment.GetValueOrDefault(path.Value!.TrimStart('/').Split('/', ':')[0]);
}
