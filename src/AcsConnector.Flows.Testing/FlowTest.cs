using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AcsConnector.Flows.Testing.Running;

namespace AcsConnector.Flows.Testing;

/// <summary>
/// A run of a flow, put together in one sentence. Each method returns a test of its own, so that what tests share can be kept in a field.
/// Nothing is called: an action that asks and has no mock fails by its name.
/// </summary>
/// <example>
/// <code>
/// var run = await FlowTest.Load("Workflows/Onboarding.json")
///     .Trigger(new { email = "ada@contoso.com" })
///     .Mock("Create_a_user", 201, new { id = "8:acs:1" })
///     .Mock("Send_mail", 202)
///     .RunAsync();
/// run.Expect("run: Succeeded");
/// </code>
/// </example>
public sealed class FlowTest
{
    private const string Reflects = "Values of your own types are written by reflection. Pass a JsonNode where that cannot be.";

    private readonly Flow _flow;
    private readonly FlowRunOptions _options;

    private FlowTest(Flow flow, FlowRunOptions options) => (_flow, _options) = (flow, options);

    /// <summary>Reads the flow of a file: what <see cref="Flow.Load"/> takes.</summary>
    /// <param name="path">The file or the folder; <c>FILE#NAME</c> for one flow of several.</param>
    /// <param name="options">Its connectors, the flows that it calls, and what else stands around it; null for nothing.</param>
    /// <exception cref="FlowFileException">There is no flow, or there are several and none is named.</exception>
    /// <exception cref="FlowRefusedException">The flow cannot run: with every reason there is.</exception>
    public static FlowTest Load(string path, FlowOptions? options = null) => Of(Flow.Load(path, options));

    /// <summary>A test of a flow that is loaded already.</summary>
    /// <param name="flow">The flow.</param>
    public static FlowTest Of(Flow flow) => new(flow, new FlowRunOptions());

    /// <summary>What the trigger brings: a body.</summary>
    /// <param name="body">The body; null for none.</param>
    public FlowTest Trigger(JsonNode? body) => Trigger((FlowTriggerInput)body);

    /// <summary>What the trigger brings: a body, written as JSON with its members' own names.</summary>
    /// <param name="body">The body.</param>
    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    public FlowTest Trigger(object body) => Trigger(Write(body));

    /// <summary>What the trigger brings: a request with headers and a query, or other outputs.</summary>
    /// <param name="input">What it brings.</param>
    public FlowTest Trigger(FlowTriggerInput input) => With(options => options with { Trigger = input });

    /// <summary>The same response to each request of an action.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body; null for none.</param>
    public FlowTest Mock(string action, int statusCode, JsonNode? body = null) => WithMock(mocks => mocks.Add(action, statusCode, body));

    /// <summary>The same response to each request of an action, its body written as JSON with its members' own names.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body.</param>
    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    public FlowTest Mock(string action, int statusCode, object body) => Mock(action, statusCode, Write(body));

    /// <summary>Responses in their order, the last one again and again. None at all stands for an action that is not to be reached.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="responses">The responses.</param>
    public FlowTest Mock(string action, params IEnumerable<MockResponse> responses) => WithMock(mocks => mocks.Add(action, responses));

    /// <summary>A response that is made of the request. An exception that is thrown there, such as an assertion's, leaves the run.</summary>
    /// <param name="action">The action's name in the definition: <c>Send_mail</c>.</param>
    /// <param name="respond">Called for each request, a retry too.</param>
    public FlowTest Mock(string action, Func<RecordedRequest, MockResponse> respond) => WithMock(mocks => mocks.Add(action, respond));

    /// <summary>Mocks as <c>acs-connector flow run --mocks</c> takes them.</summary>
    /// <param name="path">A JSON file: the name of an action and its responses each.</param>
    /// <exception cref="MocksException">They are of another shape.</exception>
    public FlowTest MocksFrom(string path) =>
        JsonNode.Parse(File.ReadAllText(path)) is JsonObject mocks ? WithMock(all => all.AddJson(mocks)) : throw new ArgumentException($"{path} is no JSON object.", nameof(path));

    /// <summary>When the run starts. The clock stands still but for waits, retries and delays.</summary>
    /// <param name="now">The time that <c>utcNow()</c> is.</param>
    public FlowTest At(DateTimeOffset now) => With(options => options with { Clock = new FixedClock(now) });

    /// <summary>A value for a parameter of the flow.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    public FlowTest Parameter(string name, JsonNode? value)
    {
        var parameters = (JsonObject)_options.Parameters.DeepClone();
        parameters[name] = value?.DeepClone();
        return With(options => options with { Parameters = parameters });
    }

    /// <summary>An app setting of a Standard workflow.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">Its value.</param>
    public FlowTest AppSetting(string name, string value) =>
        With(options => options with { AppSettings = new Dictionary<string, string>(options.AppSettings) { [name] = value } });

    /// <summary>What else the run is given: limits, random numbers, ids.</summary>
    /// <param name="change">Returns changed options: <c>options => options with { Random = new Random(1) }</c>.</param>
    public FlowTest With(Func<FlowRunOptions, FlowRunOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new FlowTest(_flow, change(_options));
    }

    /// <summary>Runs the flow.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="FlowException">The flow cannot run with what it is given. The message says why.</exception>
    /// <exception cref="FlowTestException">A mock is no response of the connector's operation.</exception>
    public async Task<FlowRunResult> RunAsync(CancellationToken cancellationToken = default) => Checked(await _flow.RunAsync(_options, cancellationToken));

    /// <summary>Runs the flow for each item of a trigger with <c>splitOn</c>.</summary>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <exception cref="FlowException">The flow cannot run with what it is given. The message says why.</exception>
    /// <exception cref="FlowTestException">A mock is no response of the connector's operation.</exception>
    public async Task<IReadOnlyList<FlowRunResult>> RunAllAsync(CancellationToken cancellationToken = default) =>
        [.. (await _flow.RunAllAsync(_options, cancellationToken)).Select(Checked)];

    private static FlowRunResult Checked(FlowRunResult run) =>
        run.MockMistakes.Count == 0 ? run : throw new FlowTestException(run.Result.Secrets.Mask(string.Join('\n', run.MockMistakes)));

    private FlowTest WithMock(Action<FlowMocks> add)
    {
        var mocks = new FlowMocks(_options.Mocks);
        add(mocks);
        return With(options => options with { Mocks = mocks });
    }

    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    private static JsonNode? Write(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), Reflection.Options);

    [RequiresUnreferencedCode(Reflects)]
    [RequiresDynamicCode(Reflects)]
    private static class Reflection
    {
        public static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    }
}
