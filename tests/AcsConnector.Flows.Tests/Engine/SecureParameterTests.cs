using AcsConnector.Flows.Engine;
using AcsConnector.Flows.Transport;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Engine;

/// <summary>What a parameter of type SecureString or SecureObject holds is in no history, wherever the run takes it.</summary>
public sealed class SecureParameterTests
{
    private const string Flow = """
        {
          "parameters": {
            "key": { "type": "SecureString", "defaultValue": "Tiger-1-Tiger" },
            "account": { "type": "secureobject", "defaultValue": { "users": [ { "pass": "Lion-22-Lion" } ] } },
            "greeting": { "type": "String", "defaultValue": "Good morning" }
          },
          "triggers": { "manual": { "type": "Request" } },
          "actions": {
            "Keep": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "kept", "type": "string", "value": "@parameters('key')" } ] } },
            "Ask": {
              "type": "Http", "runAfter": { "Keep": [ "Succeeded" ] },
              "inputs": {
                "method": "POST", "uri": "https://example.com", "retryPolicy": { "type": "none" },
                "body": { "it": "@variables('kept')", "account": "@parameters('account')" }
              }
            },
            "Greet": { "type": "Compose", "runAfter": { "Keep": [ "Succeeded" ] }, "inputs": "@parameters('greeting')" }
          }
        }
        """;

    [Fact]
    public void Neither_its_inputs_nor_what_a_response_repeats_of_them_is_shown()
    {
        var refusal = new FlowResponse(403, ObjectValue.Empty, Runs.Json("""{ "error": { "code": "Denied", "message": "Tiger-1-Tiger with Lion-22-Lion is wrong." } }"""));

        var history = Runs.Run(
            RunnableFlow.Load(Runs.Definition(Runs.Json(Flow)), FlowEnvironment.Empty), new Requests((_, _) => Task.FromResult(refusal))).History();

        Assert.Contains("(hidden: secure data) with (hidden: secure data) is wrong.", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiger-1", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Lion-22", history, StringComparison.Ordinal);
        Assert.Contains("Good morning", history, StringComparison.Ordinal);
    }
}
