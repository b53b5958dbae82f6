using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Testing.Hosting;

/// <summary>One call of a function: its HTTP request and its message to the worker carry the same ids.</summary>
internal sealed record Invocation(string Id, string TraceParent)
{
    public static Invocation Of(HttpRequest request) => new(
        $"{Guid.NewGuid()}",
        request.Headers.TraceParent.Count > 0
            ? request.Headers.TraceParent.ToString()
            : $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
}
