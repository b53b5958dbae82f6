using System.Text.Json;
using AcsConnector.Api.Tests.Definition;

[assembly: AssemblyFixture(typeof(WrittenDefinition))]

namespace AcsConnector.Api.Tests.Definition;

/// <summary>An operation of the definition, with where it stands.</summary>
internal sealed record WrittenOperation(string Path, string Method, JsonElement Json)
{
    public string Id => Json.GetProperty("operationId").GetString()!;

    public IEnumerable<JsonElement> Parameters => Json.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    public JsonElement? Parameter(string name) => Parameters
        .Cast<JsonElement?>().FirstOrDefault(parameter => parameter!.Value.GetProperty("name").GetString() == name);

    public IEnumerable<JsonProperty> Responses => Json.GetProperty("responses").EnumerateObject();
}

/// <summary>The definition as the API's routes write it.</summary>
public sealed class WrittenDefinition : IAsyncLifetime
{
    internal string Text { get; private set; } = "";

    internal JsonElement Json { get; private set; }

    internal IReadOnlyList<WrittenOperation> Operations { get; private set; } = [];

    internal IEnumerable<JsonProperty> Shapes => Json.GetProperty("definitions").EnumerateObject();

    public async ValueTask InitializeAsync()
    {
        Text = await ConnectorDefinition.WriteAsync(TestContext.Current.CancellationToken);
        Json = JsonElement.Parse(Text);
        Operations =
        [
            .. from path in Json.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select new WrittenOperation(path.Name, method.Name, method.Value),
        ];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal WrittenOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>What a reference refers to; anything else is itself.</summary>
    internal JsonElement Resolve(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
        ? Json.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..])
        : schema;
}
