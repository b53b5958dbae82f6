using Azure;
using Azure.Core;

namespace AcsConnector.Api.Service;

/// <summary>What the pipeline must know of one call of the service, and what came of it.</summary>
/// <param name="isRepeatable">Whether sending it twice does no harm.</param>
/// <param name="repeat">What tells the service that two calls are one.</param>
internal sealed class ServiceCall(bool isRepeatable, ServiceRepeat? repeat = null)
{
    /// <summary>Under which name a message carries it.</summary>
    public const string Property = "AcsConnector.ServiceCall";

    public bool IsRepeatable => isRepeatable;

    public ServiceRepeat? Repeat => repeat;

    /// <summary>The last one; null while there is none.</summary>
    public Response? Response { get; set; }

    public bool Succeeded => Response?.Status is >= 200 and < 300;

    public static ServiceCall? From(HttpMessage message) =>
        message.TryGetProperty(Property, out var call) ? call as ServiceCall : null;
}
