using System.Net;

namespace AcsConnector.Testing;

/// <summary>The four actions in a row, as a flow would call them: 201, 200, 204, 204.</summary>
public static class MainJourney
{
    /// <param name="tokenStatus">Says whether a token is alive.</param>
    public static async Task RunAsync(HttpClient api, string connectionHeader, Func<string, Task<string>> tokenStatus)
    {
        var created = await RunningConnector.SendAsync(api, HttpMethod.Post, "/identities?api-version=2021-03-07", connectionHeader, "{}");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = (await RunningConnector.JsonAsync(created))["identity"]!["id"]!.GetValue<string>();
        Assert.StartsWith("8:acs:", id, StringComparison.Ordinal);

        var path = $"/identities/{Uri.EscapeDataString(id)}";
        var issued = await RunningConnector.SendAsync(
            api, HttpMethod.Post, $"{path}/:issueAccessToken?api-version=2021-03-07", connectionHeader, """{"scopes":["chat","voip.join"],"expiresInMinutes":60}""");
        Assert.Equal(HttpStatusCode.OK, issued.StatusCode);
        var token = await RunningConnector.JsonAsync(issued);
        Assert.Equal(["token", "expiresOn"], token.AsObject().Select(member => member.Key));
        var text = token["token"]!.GetValue<string>();
        Assert.Equal("alive", await tokenStatus(text));

        var revoked = await RunningConnector.SendAsync(api, HttpMethod.Post, $"{path}/:revokeAccessTokens?api-version=2021-03-07", connectionHeader);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal("revoked", await tokenStatus(text));

        var deleted = await RunningConnector.SendAsync(api, HttpMethod.Delete, $"{path}?api-version=2021-03-07", connectionHeader);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("identity deleted", await tokenStatus(text));
    }
}
