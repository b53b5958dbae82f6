namespace AcsConnector.Aspire.Hosting.Tests;

/// <summary>What an app host's model knows of an emulator before anything is started.</summary>
public sealed class AcsEmulatorModelTests
{
    private const string Key = "QWNzQ29ubmVjdG9yIGVtdWxhdG9yLCBwcmltYXJ5IGtleSwgcHVibGljLCBub3QgYSBzZWNyZXQ=";

    private readonly IDistributedApplicationBuilder _builder = AppHost.Create();

    [Fact]
    public void It_is_the_tool_on_the_path_run_in_the_app_hosts_folder()
    {
        var emulator = _builder.AddAcsEmulator("acs").Resource;

        Assert.Equal(("acs", "acs-connector", _builder.AppHostDirectory), (emulator.Name, emulator.Command, emulator.WorkingDirectory));
        Assert.Contains(emulator, _builder.Resources);
    }

    [Fact]
    public void Another_program_may_be_named() =>
        Assert.Equal("/opt/acs-connector", _builder.AddAcsEmulator("acs", "/opt/acs-connector").Resource.Command);

    [Theory]
    [InlineData("https", "https")]
    [InlineData("http", "http")]
    [InlineData("page", "http")]
    [InlineData("api", "http")]
    public void Its_endpoints_have_a_port_that_is_given_out_and_no_proxy(string name, string scheme)
    {
        var emulator = _builder.AddAcsEmulator("acs").Resource;
        var endpoint = emulator.Annotations.OfType<EndpointAnnotation>().Single(one => one.Name == name);

        Assert.Equal(scheme, endpoint.UriScheme);
        Assert.Null(endpoint.Port);
        Assert.False(endpoint.IsProxied);
    }

    [Fact]
    public async Task It_is_started_with_those_ports_and_keeps_nothing()
    {
        var emulator = _builder.AddAcsEmulator("acs").Resource;
        emulator.Allocate(1443, 1080, 1070, 1072);

        Assert.Equal(
            "start --json --emulator-port 1443 --emulator-http-port 1080 --page-port 1070 --api-port 1072 --in-memory",
            string.Join(' ', await emulator.ArgumentsAsync()));
    }

    [Fact]
    public async Task A_data_folder_is_below_the_app_hosts()
    {
        var emulator = _builder.AddAcsEmulator("acs").WithDataFolder("acs-data").Resource;
        emulator.Allocate(1443, 1080, 1070, 1072);

        var arguments = await emulator.ArgumentsAsync();
        Assert.DoesNotContain("--in-memory", arguments);
        Assert.Equal(["--data", Path.Combine(_builder.AppHostDirectory, "acs-data")], arguments[^2..]);
    }

    [Fact]
    public async Task More_options_of_start_may_be_added()
    {
        var emulator = _builder.AddAcsEmulator("acs").WithArgs("--no-limits").Resource;
        emulator.Allocate(1443, 1080, 1070, 1072);

        Assert.Equal("--no-limits", (await emulator.ArgumentsAsync())[^1]);
    }

    [Fact]
    public async Task What_refers_to_it_has_its_connection_string_and_the_parts_of_it()
    {
        var emulator = _builder.AddAcsEmulator("acs");
        var app = _builder.AddExecutable("app", "app", ".").WithReference(emulator);
        emulator.Resource.Allocate(1443, 1080, 1070, 1072);

        var variables = await _builder.VariablesAsync(app.Resource);
        Assert.Equal($"endpoint=https://localhost:1443/;accesskey={Key}", variables["ConnectionStrings__acs"]);
        Assert.Equal("https://localhost:1443/", variables["ACS_ENDPOINT"]);
        Assert.Equal(Key, variables["ACS_ACCESSKEY"]);
    }

    [Fact]
    public async Task The_connection_string_over_http_has_to_be_asked_for()
    {
        var emulator = _builder.AddAcsEmulator("acs").WithHttp();
        var app = _builder.AddExecutable("app", "app", ".").WithReference(emulator);
        emulator.Resource.Allocate(1443, 1080, 1070, 1072);

        var variables = await _builder.VariablesAsync(app.Resource);
        Assert.Equal($"endpoint=http://localhost:1080/;accesskey={Key}", variables["ConnectionStrings__acs"]);
        Assert.Equal("http://localhost:1080/", variables["ACS_ENDPOINT"]);
    }

    [Fact]
    public void It_has_a_health_check() =>
        Assert.Single(_builder.AddAcsEmulator("acs").Resource.Annotations.OfType<HealthCheckAnnotation>());

    [Fact]
    public async Task The_dashboard_names_the_page_first_and_the_rest_in_the_details()
    {
        var emulator = _builder.AddAcsEmulator("acs").Resource;
        emulator.Allocate(1443, 1080, 1070, 1072);
        var urls = emulator.Annotations.OfType<EndpointAnnotation>()
            .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.AllocatedEndpoint!.UriString, Endpoint = new EndpointReference(emulator, endpoint) })
            .ToList();

        var context = new ResourceUrlsCallbackContext(_builder.ExecutionContext, emulator, urls, TestContext.Current.CancellationToken);
        foreach (var callback in emulator.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
            await callback.Callback(context);

        Assert.Equal(
            ["Emulator (https) https://localhost:1443 DetailsOnly", "Emulator (http) http://localhost:1080 DetailsOnly",
                "Playground page http://localhost:1070 SummaryAndDetails", "Connector API http://localhost:1072 DetailsOnly"],
            context.Urls.Select(url => $"{url.DisplayText} {url.Url} {url.DisplayLocation}"));
    }

    [Fact]
    public void Its_reset_asks_before_it_forgets()
    {
        var reset = _builder.AddAcsEmulator("acs").Resource.Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == "reset");

        Assert.Equal("Reset", reset.DisplayName);
        Assert.NotNull(reset.ConfirmationMessage);
        Assert.True(reset.IsHighlighted);
    }

    [Fact]
    public void A_manifest_leaves_it_out() =>
        Assert.Same(ManifestPublishingCallbackAnnotation.Ignore, _builder.AddAcsEmulator("acs").Resource.Annotations.OfType<ManifestPublishingCallbackAnnotation>().Last());

    [Fact]
    public void Two_stand_side_by_side()
    {
        _builder.AddAcsEmulator("acs");
        _builder.AddAcsEmulator("other");

        using var app = _builder.Build();
        Assert.Equal(2, _builder.Resources.OfType<AcsEmulatorResource>().Count());
    }
}
