using System.Text.Json;
using AcsConnector.Api.Tests.Definition;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsConnector.Api.Tests.Functions;

public sealed class FunctionsFolderTests(WrittenDefinition definition)
{
    [Fact]
    public async Task Writes_one_function_for_every_operation_of_the_definition()
    {
        var folder = Path.Combine(SharedFolder.Path, "functions");

        var run = await ApiProgram.RunAsync("functions", folder);

        Assert.Equal((0, "", ""), run);
        Assert.Equal(definition.Operations.Select(operation => operation.Id).Order(), Directory.GetDirectories(folder).Select(Path.GetFileName).Order());
        Assert.All(definition.Operations, operation =>
        {
            var bindings = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, operation.Id, "function.json"))).GetProperty("bindings");
            Assert.Equal(
                $$"""[{"type":"httpTrigger","direction":"in","name":"req","route":"{{operation.Path[1..]}}","methods":["{{operation.Method}}"],"authLevel":"anonymous"},{"type":"http","direction":"out","name":"res"}]""",
                Compact(bindings));
        });
    }

    /// <summary>
    /// The prefix and a function's route together are the path of the definition. There is no timeout and no log setting on
    /// purpose: this API ends within 30 seconds by itself, and what it logs is sent by itself or a line of standard output.
    /// </summary>
    [Fact]
    public void Has_a_host_file_that_starts_this_program_hands_everything_on_and_adds_nothing_to_a_path()
    {
        var host = JsonElement.Parse(Repository.Read("src", "AcsConnector.Api", "host.json"));

        var program = typeof(ConnectorApi).Assembly.GetName().Name;
        Assert.Equal(
            $$$"""{"version":"2.0","extensions":{"http":{"routePrefix":""}},"customHandler":{"description":{"defaultExecutablePath":"{{{program}}}","workingDirectory":"","arguments":[]},"enableProxyingHttpRequest":true}}""",
            Compact(host));
        Assert.Equal("/", definition.Json.GetProperty("basePath").GetString());
    }

    [Fact]
    public async Task Writes_no_file_but_one_for_each_route_of_the_running_API()
    {
        var folder = Path.Combine(SharedFolder.Path, "functions of routes");
        await using var app = RunningApi.Build([]);

        await ApiProgram.RunAsync("functions", folder);

        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(route => $"{Join(route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)} {route.RoutePattern.RawText}");
        var functions = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => JsonElement.Parse(File.ReadAllText(file)).GetProperty("bindings")[0])
            .Select(trigger => $"{Join(trigger.GetProperty("methods").EnumerateArray().Select(method => $"{method}"))} /{trigger.GetProperty("route")}");
        Assert.Equal(routes.Order(), functions.Order());

        static string Join(IEnumerable<string> methods) => string.Join(',', methods).ToUpperInvariant();
    }

    private static string Compact(JsonElement json)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            json.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
