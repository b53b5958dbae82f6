using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AcsConnector.Local.Servers;

/// <summary>A server of this program on 127.0.0.1, or on every address of the machine.</summary>
/// <param name="Subject">What a sentence about it begins with.</param>
/// <param name="Port">0 for a free one.</param>
/// <param name="Option">The option that sets the port.</param>
/// <param name="OnEveryAddress">For who calls from outside of a container.</param>
internal sealed record LocalServer(string Subject, int Port, string Option, bool OnEveryAddress = false)
{
    /// <summary>A builder that takes nothing from the machine's environment.</summary>
    public WebApplicationBuilder CreateBuilder(Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        logging(builder.Logging);
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://{(OnEveryAddress ? "*" : "127.0.0.1")}:{Port}"));
        return builder;
    }

    /// <summary>Where it is for programs of this machine, without a slash at the end.</summary>
    public static string AddressOf(WebApplication app) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{new Uri(app.Urls.Single()).Port}");

    /// <summary>Starts it; one that cannot is disposed.</summary>
    /// <exception cref="StartException">The port is taken, or cannot be listened on.</exception>
    public async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new StartException(
                $"Port {Port} of {Subject} is taken. Stop the program that has it, or choose another with {Option} (0 picks a free one).", e);
        }
        catch (SocketException e)
        {
            await app.DisposeAsync();
            throw new StartException(
                $"{char.ToUpperInvariant(Subject[0])}{Subject[1..]} cannot listen on port {Port}: {e.Message}. Choose another with {Option} (0 picks a free one).", e);
        }
    }
}
