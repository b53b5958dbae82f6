using System.Globalization;
using Azure.Core;

namespace AcsConnector.Api.Service;

/// <summary>
/// What tells the service that two creates are one. Its published versions of identity pass over these headers (a draft of
/// 2023-08-01 had them, Azure/azure-rest-api-specs#22306), and only a customId makes a create that may be repeated.
/// </summary>
internal sealed record ServiceRepeat(Guid RequestId, DateTimeOffset FirstSent)
{
    public const string IdHeader = "Repeatability-Request-ID";
    public const string FirstSentHeader = "Repeatability-First-Sent";

    public void AddTo(Request request)
    {
        request.Headers.SetValue(IdHeader, RequestId.ToString());
        request.Headers.SetValue(FirstSentHeader, FirstSent.ToString("r", CultureInfo.InvariantCulture));
    }
}
