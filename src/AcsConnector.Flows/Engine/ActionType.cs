using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Engine;

/// <summary>A type of action that a host adds to those of the service. Its inputs are evaluated, retries and requests are its own business.</summary>
/// <param name="Name">What definitions write as <c>type</c>, ignoring case. One of the service's types is replaced.</param>
/// <param name="RunAsync">
/// Does what the action is for and returns its outputs; an object's <c>body</c> is what the function <c>body</c> finds. Called on the
/// thread of the run, while virtual time stands still. The token ends with the run, or when the action's <c>limit.timeout</c> is over.
/// An <see cref="ActionException"/> makes the action fail; any other exception leaves the run.
/// </param>
internal sealed record ActionType(string Name, Func<ActionCall, CancellationToken, Task<Value>> RunAsync);
