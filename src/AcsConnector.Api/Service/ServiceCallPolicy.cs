using AcsConnector.Api.Audit;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

/// <summary>Stands around all attempts of a call: adds what makes it repeatable, keeps its response and tells the audit trail.</summary>
internal sealed class ServiceCallPolicy : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var call = ServiceCall.From(message);
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
        AuditTrail.Current.NoteCall(message.ProcessingContext.RetryNumber + 1);
        if (!message.HasResponse)
            return;

        AuditTrail.Current.NoteResponse(message.Response.Status, message.Response.Headers.TryGetValue("MS-CV", out var vector) ? vector : null);
        call?.Response = message.Response; // Buffered: its content outlives the message.
    }
}
