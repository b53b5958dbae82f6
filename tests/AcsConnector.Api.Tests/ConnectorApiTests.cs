namespace AcsConnector.Api.Tests;

public sealed class ConnectorApiTests
{
    internal static IReadOnlyList<Type> ActionTypes { get; } =
    [
        .. typeof(ConnectorApi).Assembly.GetTypes()
            .Where(type => type.IsClass && type.GetInterface("AcsConnector.Api.Actions.IConnectorAction") is not null),
    ];

    /// <summary>The list is written by hand: nothing looks for the actions by reflection.</summary>
    [Fact]
    public void Every_action_is_in_the_list()
    {
        Assert.NotEmpty(ActionTypes);
        Assert.Equal(ActionTypes.Select(type => type.Name).Order(), ConnectorApi.Actions.Select(action => action.GetType().Name).Order());
    }
}
