using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace AcsConnector.Benchmarks.Servers;

/// <summary>The least that Kestrel can do: what a request costs before anybody looks at it. A child of this program.</summary>
internal static class HelloServer
{
    public const string Command = "hello";

    public static ServerProcess Start() => ServerProcess.Start(Environment.ProcessPath!, [Command]);

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentLength = "hello"u8.Length;
            await http.Response.Body.WriteAsync("hello"u8.ToArray());
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }
}
