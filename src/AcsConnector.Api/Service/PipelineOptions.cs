using Azure.Core;
using Azure.Core.Pipeline;

namespace AcsConnector.Api.Service;

internal static class PipelineOptions
{
    /// <summary>What holds for every pipeline to the service, whoever builds it.</summary>
    public static T With<T>(this T options, HttpPipelineTransport transport, UpstreamOptions upstream, TimeProvider time)
        where T : ClientOptions
    {
        options.Transport = transport;
        options.RetryPolicy = new RetryOncePolicy(upstream, time);
        options.Retry.NetworkTimeout = upstream.Attempt;
        options.AddPolicy(new ServiceCallPolicy(), HttpPipelinePosition.PerCall);
        options.Diagnostics.ApplicationId = "AcsConnector";
        options.Diagnostics.IsLoggingContentEnabled = false;
        return options;
    }
}
