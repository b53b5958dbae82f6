using AcsConnector.Flows.Expressions;
using AcsConnector.Flows.Values;
using static AcsConnector.Flows.Expressions.ArityEnding;

namespace AcsConnector.Flows.Functions;

internal static class UriFunctions
{
    public static readonly Function[] All =
    [
        Part("uriHost", static uri => uri.Host),
        Part("uriPath", static uri => uri.AbsolutePath),
        Part("uriPathAndQuery", static uri => uri.PathAndQuery),
        Part("uriPort", static uri => (long)uri.Port),
        Part("uriQuery", static uri => uri.Query),
        Part("uriScheme", static uri => uri.Scheme),
    ];

    private static Function Part(string name, Func<Uri, Value> part) => new(name, 1, 1, "must have only one parameter.", None)
    {
        Body = (in call) => part(Parse(call, call.Text(0))),
        Anchor = name,
        ArityAnchor = "",
    };

    /// <summary>A rooted path is an absolute file URI to .NET on Unix; to the service it is none.</summary>
    private static Uri Parse(in Invocation call, string text) => !text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw call.Error($"expects its parameter to be a well formed absolute URI. The provided value was '{text}'.");
}
