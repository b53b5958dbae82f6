using System.Net;
using AcsConnector.Api;
using AcsConnector.Api.Actions;
using AcsConnector.Api.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace AcsConnector.Hosting.Tests;

/// <summary>A function says which action it stands for. Here a web server says it in its place.</summary>
public sealed class ExpectedActionTests
{
    [Fact]
    public async Task A_function_that_leads_to_another_action_fails_before_anything_is_done()
    {
        await using var api = await StartAsync<DeleteUser>();

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalError"), await PostAsync(api, "/identities"));
    }

    [Fact]
    public async Task A_function_that_leads_to_no_action_fails()
    {
        await using var api = await StartAsync<CreateUser>();

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalError"), await PostAsync(api, "/identity"));
    }

    [Fact]
    public async Task A_function_that_leads_to_its_action_runs_it()
    {
        await using var api = await StartAsync<CreateUser>();

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), await PostAsync(api, "/identities")); // The action asks for a key.
    }

    /// <summary>Who calls is asked first; the path has its action whatever the body is said to be.</summary>
    [Fact]
    public async Task A_content_type_that_no_action_takes_is_no_wrong_function()
    {
        await using var api = await StartAsync<CreateUser>();

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "Unauthorized"), await PostAsync(api, "/identities", new StringContent("text")));
    }

    private static async Task<WebApplication> StartAsync<TAction>() where TAction : IConnectorAction
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.AddConnectorApi(HostKind.Functions);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Expect<TAction>();
            return next(http);
        });
        app.UseConnectorApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<(HttpStatusCode, string)> PostAsync(WebApplication api, string path, HttpContent? body = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(api.Urls.Single()) };
        using var answer = await client.PostAsync(path, body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await RunningConnector.JsonAsync(answer))["error"]!["code"]!.GetValue<string>());
    }
}
