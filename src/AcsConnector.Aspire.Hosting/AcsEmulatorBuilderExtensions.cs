using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds the emulator of the Azure Communication Services identity service to an app host.</summary>
public static class AcsEmulatorBuilderExtensions
{
    /// <summary>
    /// Adds the emulator. It forgets its identities when it stops, until <see cref="WithDataFolder"/> says where to keep them. What refers to
    /// it (<c>WithReference</c>) gets its connection string; what waits for it (<c>WaitFor</c>) starts when it responds. It is for development, and a
    /// manifest leaves it out.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The resource's name: <c>acs</c> makes <c>ConnectionStrings__acs</c>.</param>
    /// <param name="command">The program, where it is not the tool <c>acs-connector</c> on the PATH.</param>
    /// <returns>A builder of the emulator.</returns>
    public static IResourceBuilder<AcsEmulatorResource> AddAcsEmulator(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string command = "acs-connector")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(command);

        var emulator = new AcsEmulatorResource(name, command, builder.AppHostDirectory);
        return builder.AddResource(emulator)
            .WithEndpoints()
            .WithArgs(context => AddArguments(context.Args, emulator))
            .WithUrls()
            .WithHttpHealthCheck(() => emulator.HttpEndpoint, "/_emulator/health")
            .WithReset()
            .ExcludeFromManifest();
    }

    /// <summary>
    /// Keeps identities, certificate, keys and the page's flows in a folder, from one run to the next. Without it the certificate and the keys
    /// are in the user's local application data, and the rest is forgotten.
    /// </summary>
    /// <param name="builder">The emulator's builder.</param>
    /// <param name="path">The folder; a relative one is below the app host's.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<AcsEmulatorResource> WithDataFolder(this IResourceBuilder<AcsEmulatorResource> builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);

        builder.Resource.DataFolder = Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory);
        return builder;
    }

    /// <summary>
    /// Connects over http, which needs no certificate: for .NET, and for JavaScript with <c>allowInsecureConnection</c>, with the key. Python's SDK
    /// and <c>DefaultAzureCredential</c> need https.
    /// </summary>
    /// <param name="builder">The emulator's builder.</param>
    /// <returns>The same builder.</returns>
    public static IResourceBuilder<AcsEmulatorResource> WithHttp(this IResourceBuilder<AcsEmulatorResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Resource.ConnectsOverHttp = true;
        return builder;
    }

    /// <summary>Without Aspire's proxy: the page responds on its own port alone, and the addresses that the emulator prints are then right.</summary>
    private static IResourceBuilder<AcsEmulatorResource> WithEndpoints(this IResourceBuilder<AcsEmulatorResource> builder) => builder
        .WithHttpsEndpoint(name: AcsEmulatorResource.HttpsEndpointName, isProxied: false)
        .WithHttpEndpoint(name: AcsEmulatorResource.HttpEndpointName, isProxied: false)
        .WithHttpEndpoint(name: AcsEmulatorResource.PageEndpointName, isProxied: false)
        .WithHttpEndpoint(name: AcsEmulatorResource.ApiEndpointName, isProxied: false);

    private static void AddArguments(IList<object> arguments, AcsEmulatorResource emulator)
    {
        arguments.Add("start");
        arguments.Add("--json");
        AddPort("--emulator-port", emulator.HttpsEndpoint);
        AddPort("--emulator-http-port", emulator.HttpEndpoint);
        AddPort("--page-port", emulator.PageEndpoint);
        AddPort("--api-port", emulator.ApiEndpoint);
        if (emulator.DataFolder is null)
        {
            arguments.Add("--in-memory");
            return;
        }

        arguments.Add("--data");
        arguments.Add(emulator.DataFolder);

        void AddPort(string option, EndpointReference endpoint)
        {
            arguments.Add(option);
            arguments.Add(endpoint.Property(EndpointProperty.TargetPort));
        }
    }

    /// <summary>The page is what one opens; the others stand in the resource's details.</summary>
    private static IResourceBuilder<AcsEmulatorResource> WithUrls(this IResourceBuilder<AcsEmulatorResource> builder)
    {
        return builder
            .WithUrlForEndpoint(AcsEmulatorResource.PageEndpointName, url => url.DisplayText = "Playground page")
            .WithUrlForEndpoint(AcsEmulatorResource.HttpsEndpointName, url => ShowInDetails(url, "Emulator (https)"))
            .WithUrlForEndpoint(AcsEmulatorResource.HttpEndpointName, url => ShowInDetails(url, "Emulator (http)"))
            .WithUrlForEndpoint(AcsEmulatorResource.ApiEndpointName, url => ShowInDetails(url, "Connector API"));

        static void ShowInDetails(ResourceUrlAnnotation url, string text)
        {
            url.DisplayText = text;
            url.DisplayLocation = UrlDisplayLocation.DetailsOnly;
        }
    }

    private static IResourceBuilder<AcsEmulatorResource> WithReset(this IResourceBuilder<AcsEmulatorResource> builder) => builder.WithHttpCommand(
        "/_emulator/reset",
        "Reset",
        () => builder.Resource.HttpEndpoint,
        "reset",
        new HttpCommandOptions
        {
            Method = HttpMethod.Post,
            Description = "Forgets identities, assignments, faults, counts and the last requests.",
            ConfirmationMessage = "Forget all identities and assignments of this emulator, its faults, counts and last requests?",
            IconName = "ArrowReset",
            IsHighlighted = true,
        });
}
