using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AcsConnector.EndToEnd.Tests.Playground;

/// <summary>The page's server, asked as no browser would.</summary>
public sealed class PageServerTests(RunningPage playground) : IClassFixture<RunningPage>
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The page with what it loads for its first tab, as it is: before any compression.</summary>
    [Fact]
    public async Task Loads_at_most_200_KB_at_first()
    {
        var (loaded, next) = (new Dictionary<string, int>(), new Queue<string>(["/", "/identities.js"]));
        while (next.TryDequeue(out var path))
        {
            if (loaded.ContainsKey(path))
                continue;
            using var answer = await SendAsync(HttpMethod.Get, path);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            loaded[path] = Encoding.UTF8.GetByteCount(text);
            foreach (Match named in Regex.Matches(text, """(?:href="|src="|from '\.)(/[a-z-]+\.(?:js|css|svg))"""))
                next.Enqueue(named.Groups[1].Value);
        }

        Assert.Contains("/dom.js", loaded);
        Assert.Contains("/theme.css", loaded);
        Assert.True(loaded.Values.Sum() <= 200 * 1024, string.Join('\n', loaded));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/app.js", 200)]
    [InlineData("/style.css", 200)]
    [InlineData("/api/status", 200)]
    [InlineData("/api/emulator/identities", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/flows", 405)]
    public async Task Forbids_the_page_everything_but_itself_in_each_answer(string path, int status)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)answer.StatusCode);
        ForbidsEverythingButThePage(answer);
    }

    [Theory]
    [InlineData("..", "That is the name of a folder. Give the name of a file, as in flow.json.")]
    [InlineData(".", "That is the name of a folder. Give the name of a file, as in flow.json.")]
    [InlineData("a/..", "That is the name of a folder. Give the name of a file, as in flow.json.")]
    [InlineData(".. .", "That is the name of a folder. Give the name of a file, as in flow.json.")]
    [InlineData("../flow.json", "flow.json is not JSON: ")]
    [InlineData("", "flow.json is not JSON: ")]
    public async Task Refuses_a_file_whose_name_or_content_is_no_flows(string name, string sentence)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/api/flows?name={Uri.EscapeDataString(name)}", "{");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(sentence, await MessageAsync(answer), StringComparison.Ordinal);
        ForbidsEverythingButThePage(answer);
    }

    /// <summary>90 characters, and more bytes than a file's name may have.</summary>
    [Fact]
    public async Task Takes_a_file_whose_name_is_too_long_for_a_folder()
    {
        using var answer = await SendAsync(HttpMethod.Post, $"/api/flows?name={Uri.EscapeDataString(new string('流', 90))}", "{");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("flow.json is not JSON: ", await MessageAsync(answer), StringComparison.Ordinal);
    }

    private static void ForbidsEverythingButThePage(HttpResponseMessage answer)
    {
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));

        string Header(string name) => string.Join(", ", answer.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("Host: {host}", "GET /", 200)]
    [InlineData("Host: localhost:{port}", "GET /", 200)]
    [InlineData("Host: evil.example", "GET /", 403)]
    [InlineData("Host: evil.example:{port}", "GET /api/status", 403)]
    [InlineData("Host: 127.0.0.1:1", "GET /api/status", 403)]
    [InlineData("Host: 127.0.0.1.evil.example:{port}", "POST /api/connector/identities", 403)]
    [InlineData("Origin: http://{host}", "POST /api/connector/identities", 201)]
    [InlineData("Origin: https://{host}", "POST /api/connector/identities", 403)]
    [InlineData("Origin: http://evil.example", "POST /api/connector/identities", 403)]
    [InlineData("Origin: null", "POST /api/connector/identities", 403)]
    [InlineData("Sec-Fetch-Site: same-origin", "POST /api/connector/identities", 201)]
    [InlineData("Sec-Fetch-Site: cross-site", "POST /api/connector/identities", 403)]
    [InlineData("Sec-Fetch-Site: same-site", "GET /api/status", 403)]
    [InlineData("Sec-Fetch-Site: none", "POST /api/connector/identities", 403)]
    [InlineData("Sec-Fetch-Site: none", "GET /", 200)]
    [InlineData("Sec-Fetch-Site: cross-site", "GET /", 403)]
    [InlineData("Sec-Fetch-Site: cross-site\nSec-Fetch-Dest: document", "GET /", 200)]
    [InlineData("Sec-Fetch-Site: cross-site\nSec-Fetch-Dest: document", "GET /api/status", 403)]
    public async Task Answers_its_own_page_and_no_other(string headers, string request, int status)
    {
        var page = new Uri(playground.Connector.Page);
        var filled = headers.Replace("{host}", page.Authority, StringComparison.Ordinal).Replace("{port}", $"{page.Port}", StringComparison.Ordinal);
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);

        using var answer = await SendAsync(new HttpMethod(method), path, null, filled.Split('\n'));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 403)
            Assert.StartsWith("This page ", await MessageAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_tokens_that_no_cache_may_keep()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/connector/identities", """{"createTokenWithScopes":["chat"],"expiresInMinutes":60}""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var token = (await RunningConnector.JsonAsync(answer))["accessToken"]!["token"]!.GetValue<string>();
        Assert.Equal("alive", await playground.Connector.TokenStatusAsync(token));
    }

    /// <summary>The page shows the headers of a response; those that guard the page are its own server's.</summary>
    [Fact]
    public async Task Names_the_headers_that_the_connector_sent()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/connector/identities", "{}");

        Assert.Superset(
            new HashSet<string> { "Cache-Control", "Content-Type", "X-Content-Type-Options" },
            answer.Headers.GetValues("Response-Headers").Single().Split(", ").ToHashSet());
        ForbidsEverythingButThePage(answer);
    }

    [Theory]
    [InlineData("endpoint=https://evil.example/;accesskey=Y2FuYXJ5", 400, "endpoint in connectionString must be https://<name>.communication.azure.com/.")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=", 400, "accessKey in connectionString is empty.")]
    [InlineData("Y2FuYXJ5", 401, "The header Connection-String holds neither an ACS connection string nor a valid API key.")]
    public async Task Hands_a_connection_string_on_and_its_refusal_back(string connectionString, int status, string sentence)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/connector/connection", null, $"Connection-String: {connectionString}");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(sentence, await MessageAsync(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("Y2FuYXJ5", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("GET", "/api", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("POST", "/", 405, "This address takes GET and not POST.")]
    [InlineData("PUT", "/api/status", 405, "This address takes GET and not PUT.")]
    [InlineData("GET", "/api/flows", 405, "This address takes POST and not GET.")]
    [InlineData("POST", "/api/flows/samples", 405, "This address takes GET and not POST.")]
    [InlineData("POST", "/api/flows/samples/standard/nowhere", 404, "There is no sample 'nowhere' for 'standard'.")]
    [InlineData("POST", "/api/flows/nowhere/run", 404, "This flow is not open any more, because acs-connector was started again. Open it once more.")]
    [InlineData("GET", "/api/package", 405, "This address takes POST and not GET.")]
    [InlineData("GET", "/api/files/nowhere", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("GET", "/api/emulator/reset", 405, "This address takes POST and not GET.")]
    [InlineData("GET", "/api/emulator/requests/1/2", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("GET", "/api/emulator/requests/999999", 404, "This request is forgotten: the list was cleared, or newer ones took its place.")]
    [InlineData("GET", "/api/emulator/health", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("GET", "/api/emulator/..%2Fidentities", 404, "There is nothing at this address. The page itself is at /.")]
    [InlineData("DELETE", "/api/emulator/identities", 405, "This address takes GET and not DELETE.")]
    [InlineData("PUT", "/api/emulator/faults", 405, "This address takes DELETE, GET, POST and not PUT.")]
    [InlineData("GET", "/api/connector/nowhere", 404, "")]
    [InlineData("GET", "/api/connector//evil.example/", 404, "")]
    [InlineData("GET", "/api/connector/..%2f..%2f", 404, "")]
    public async Task Reaches_nothing_else_and_says_so(string method, string path, int status, string sentence)
    {
        using var answer = await SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(sentence, await MessageAsync(answer), StringComparison.Ordinal);
        ForbidsEverythingButThePage(answer);
    }

    /// <summary>A file that is dropped on the page is somebody else's: it reaches nothing but the connector that nobody named.</summary>
    [Theory]
    [InlineData("[]", "Failed", true)]
    [InlineData("""["*"]""", "Failed", true)]
    [InlineData("""["{0}"]""", "Succeeded", false)]
    public async Task Lets_a_flow_reach_only_hosts_that_are_named(string allowed, string status, bool isRefused)
    {
        var other = new Uri(playground.Connector.EmulatorHttpEndpoint);
        var flow = $$"""
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "@concat('{{other}}', '_emulator/health')", "retryPolicy": {"type": "none"} } } } } }
            """;
        using var opened = await SendAsync(HttpMethod.Post, "/api/flows?name=flow.json", flow);
        var id = JsonNode.Parse(await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))![0]!["id"]!.GetValue<string>();

        using var answer = await SendAsync(
            HttpMethod.Post, $"/api/flows/{id}/run", $$"""{"allowedHosts": {{allowed.Replace("{0}", other.Authority, StringComparison.Ordinal)}} }""");

        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var end = JsonNode.Parse(lines[^1])!;
        Assert.Equal(status, end["history"]!["status"]!.GetValue<string>());
        Assert.Equal(isRefused ? [other.Authority] : [], end["refusedHosts"]!.AsArray().Select(host => host!.GetValue<string>()));
    }

    [Fact]
    public async Task Ends_a_run_that_nobody_watches_any_more()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var opened = await SendAsync(HttpMethod.Post, "/api/flows?name=flow.json", $$"""
            {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"} }, "actions": {
                "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "http://{{listener.LocalEndpoint}}/", "retryPolicy": {"type": "none"} } } } } }
            """);
        var id = JsonNode.Parse(await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))![0]!["id"]!.GetValue<string>();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{playground.Connector.Page}api/flows/{id}/run"))
        {
            Content = new StringContent($$"""{"allowedHosts": ["{{listener.LocalEndpoint}}"]}""", System.Text.Encoding.UTF8, "application/json"),
        };
        var watching = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var asked = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        watching.Dispose();

        // Nobody answers, so that the request ends with the run. Its own limit of two minutes does not count.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await ReadToEndAsync(asked.GetStream(), patience.Token);
    }

    [Fact]
    public async Task Says_that_a_body_is_too_large()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/emulator/introspect", $$"""{"token":"{{new string('a', 70_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("That is more than 64 KB. Send less.", await MessageAsync(answer));
    }

    [Fact]
    public async Task Says_so_of_the_body_of_its_own_routes_too()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/package", $$"""{"apiUrl":"{{new string('a', 70_000)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("That is more than 64 KB. Send less.", await MessageAsync(answer));
        ForbidsEverythingButThePage(answer);
    }

    [Theory]
    [InlineData("apiDefinition.swagger.json", "apiDefinition.swagger.json")]
    [InlineData("apiProperties.json", "apiProperties.json")]
    [InlineData("icon.png", "connector/icon.png")]
    public async Task Gives_the_connectors_file(string name, string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/api/files/{name}");

        Assert.Equal($"attachment; filename=\"{name}\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, path), TestContext.Current.CancellationToken),
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Gives_the_package_for_an_address()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/package", """{"apiUrl":" https://acs.contoso.com "}""");

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await using var definition = await zip.GetEntry("paconn/apiDefinition.swagger.json")!.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal("acs.contoso.com", (await JsonNode.ParseAsync(definition, cancellationToken: TestContext.Current.CancellationToken))!["host"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"apiUrl":"http://acs.contoso.com"}""", "'http://acs.contoso.com' is not https: give an https address, because a connection sends its key there.")]
    [InlineData("""{"apiUrl":""}""", "'' is no URL: give the address of your server, as in https://acs.contoso.com.")]
    [InlineData("""{"apiUrl":7}""", "'' is no URL: give the address of your server, as in https://acs.contoso.com.")]
    [InlineData("{", "'' is no URL: give the address of your server, as in https://acs.contoso.com.")]
    public async Task Says_why_there_is_no_package(string body, string sentence)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/api/package", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(sentence, await MessageAsync(answer));
        Assert.Equal("apiUrl", (await RunningConnector.JsonAsync(answer))["error"]!["target"]!.GetValue<string>());
    }

    /// <summary>All tabs together. What others wrote is loaded with the one tab that uses it, and counts by itself.</summary>
    [Theory]
    [InlineData("", 200_000)]
    [InlineData("Vendored", 60_000)]
    public async Task Loads_little(string folder, long most)
    {
        var bytes = 0L;
        foreach (var name in Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "AcsConnector.Local", "Playground", "Page", folder)).Select(Path.GetFileName))
        {
            using var answer = await SendAsync(HttpMethod.Get, name == "index.html" ? "/" : $"/{name}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bytes += answer.Content.Headers.ContentLength!.Value;
        }

        Assert.InRange(bytes, 1, most);
    }

    /// <summary>However the other side ends the connection.</summary>
    private static async Task ReadToEndAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (IOException)
        {
        }
    }

    private static async Task<string> MessageAsync(HttpResponseMessage answer) =>
        (await RunningConnector.JsonAsync(answer))["error"]!["message"]!.GetValue<string>();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(playground.Connector.Page[..^1] + path));
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header.Split(": ", 2)[0], header.Split(": ", 2)[1]);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
