using System.Text.Json.Serialization.Metadata;
using AcsConnector.Api.Http;

namespace AcsConnector.Api.Actions;

internal static class ActionsSetup
{
    /// <summary>The actions, and the JSON that they take and give.</summary>
    public static void AddActions(this IHostApplicationBuilder builder, IReadOnlyList<IConnectorAction> actions)
    {
        builder.Services.AddSingleton(actions);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            WireJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SharedJson.Default);
            foreach (var shapes in actions.Select(action => action.Shapes).OfType<IJsonTypeInfoResolver>())
                json.SerializerOptions.TypeInfoResolverChain.Insert(0, shapes);
        });
    }

    /// <summary>The routes of the actions, each with its action.</summary>
    public static void UseActions(this IApplicationBuilder app) => app.UseEndpoints(routes =>
    {
        foreach (var action in app.ApplicationServices.GetRequiredService<IReadOnlyList<IConnectorAction>>())
            action.Map(routes).WithMetadata(action);
    });
}
