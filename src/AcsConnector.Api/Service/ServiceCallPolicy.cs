using AcsConnector.Api.Audit;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>Stands around all attempts of a call: adds what makes it repeatable, keeps its answer and tells the audit trail.</summary>
internal sealed class ServiceCallPolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var call = ServiceCall.Of(message);
        call?.Repeat?.AddTo(message.Request);
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Note(call, message);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The service is called asynchronously.");

    private static void Note(ServiceCall? call, HttpMessage message)
    {
        AuditTrail.Current.Called(message);
        if (message.HasResponse)
            call?.Answer = message.Response; // Buffered: its content outlives the message.
    }
}
