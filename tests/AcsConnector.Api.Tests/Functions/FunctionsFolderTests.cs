using System.Text.Json;
using AcsConnector.Api.Tests.Definition;

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

    private static string Compact(JsonElement json)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
            json.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
