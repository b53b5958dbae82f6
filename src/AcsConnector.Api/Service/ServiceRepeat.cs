using System.Globalization;
using AcsConnector.Api.Repeatability;
using Azure.Core;

namespace AcsConnector.Api.Service;

/// <summary>
/// What tells the service that two creates are one. Its published versions of identity pass over these headers (a draft of
/// 2023-08-01 had them, Azure/azure-rest-api-specs#22306), and only a customId makes a create that may be repeated.
/// </summary>
internal sealed record ServiceRepeat(Guid RequestId, DateTimeOffset FirstSent)
{
    /// <summary>Null unless the operator allows the preview version that has it.</summary>
    public string? CustomId(RepeatabilityOptions options) => options.ThroughCustomId ? $"request-{RequestId}" : null;

    public void AddTo(Request request)
    {
        request.Headers.SetValue(RepeatableRequest.IdHeader, RequestId.ToString());
        request.Headers.SetValue(RepeatableRequest.FirstSentHeader, FirstSent.ToString("r", CultureInfo.InvariantCulture));
    }
}
