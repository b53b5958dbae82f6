using AcsConnector.Flows.Engine;

namespace AcsConnector.Flows.Actions;

/// <summary>The types of actions that the service has, as far as they run here. A new type is one file and one line here.</summary>
internal static class BuiltInActions
{
    /// <summary>Those that ask somebody else, whose response may come from a file.</summary>
    private static readonly HashSet<string> Asking = new(
        ["Http", "OpenApiConnection", "ApiConnection", "Workflow", "HttpWebhook", "OpenApiConnectionWebhook", "ApiConnectionWebhook"],
        StringComparer.OrdinalIgnoreCase);

    public static ActionTypes Types { get; } = new(new Dictionary<string, MakeAction>
    {
        ["Compose"] = (action, flow) => new Compose(action, flow),
        ["InitializeVariable"] = (action, flow) => new InitializeVariable(action, flow),
        ["SetVariable"] = (action, flow) => new SetVariable(action, flow),
        ["IncrementVariable"] = (action, flow) => new IncrementVariable(action, flow, sign: 1),
        ["DecrementVariable"] = (action, flow) => new IncrementVariable(action, flow, sign: -1),
        ["AppendToArrayVariable"] = (action, flow) => new AppendToArrayVariable(action, flow),
        ["AppendToStringVariable"] = (action, flow) => new AppendToStringVariable(action, flow),
        ["If"] = (action, flow) => new If(action, flow),
        ["Switch"] = (action, flow) => new Switch(action, flow),
        ["Foreach"] = (action, flow) => new Foreach(action, flow),
        ["Until"] = (action, flow) => new Until(action, flow),
        ["Scope"] = (action, flow) => new Scope(action, flow),
        ["Terminate"] = (action, flow) => new Terminate(action, flow),
        ["ParseJson"] = (action, flow) => new ParseJson(action, flow),
        ["Query"] = (action, flow) => new Query(action, flow),
        ["Select"] = (action, flow) => new Select(action, flow),
        ["Join"] = (action, flow) => new Join(action, flow),
        ["Table"] = (action, flow) => new Table(action, flow),
        ["Response"] = (action, flow) => new Response(action, flow),
        ["Http"] = (action, flow) => new Http(action, flow),
        ["OpenApiConnection"] = (action, flow) => new OpenApiConnection(action, flow),
        ["ApiConnection"] = (action, flow) => new ApiConnection(action, flow),
        ["Workflow"] = (action, flow) => new ChildWorkflow(action, flow),
        ["Wait"] = (action, flow) => new Wait(action, flow),
        ["Expression"] = (action, flow) => new FunctionAction(action, flow),
        ["HttpWebhook"] = (action, flow) => new Webhook(action, flow),
        ["OpenApiConnectionWebhook"] = (action, flow) => new Webhook(action, flow),
        ["ApiConnectionWebhook"] = (action, flow) => new Webhook(action, flow),
    });

    /// <summary>Whether an action of that type may have mocks: it asks somebody else, or it does not run here at all.</summary>
    public static bool CanBeMocked(string type) => Asking.Contains(type) || Types.Find(type) is null;
}
