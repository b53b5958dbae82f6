namespace AcsConnector.Emulator.Tests.Control;

public class ManagedIdentityRouteTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private const string Path = "/msi/token?api-version=2019-08-01";
    private const string Resource = "&resource=https%3A%2F%2Fcommunication.azure.com%2F";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_as_app_service_does_over_http_and_https(bool https)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(Call.Control("GET", Path + Resource) with { Headers = [("X-IDENTITY-HEADER", "any")], Https = https });

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer["Content-Type"]);
        var token = answer.Json.GetProperty("access_token").GetString()!;
        Assert.Equal(
            $$"""{"access_token":"{{token}}","expires_on":"1795473530","resource":"https://communication.azure.com/","token_type":"Bearer"}""",
            answer.Body);
        Assert.Equal(
            """{"aud":"https://communication.azure.com/","iss":"acs-connector-emulator/msi","iat":1795387130,"nbf":1795387130,"exp":1795473530}""",
            Jwt.Payload(token));
    }

    [Theory]
    [InlineData("", "any", "The query parameter 'resource' is missing, for example resource=https://communication.azure.com/.")]
    [InlineData("&resource=", "any", "The query parameter 'resource' is missing, for example resource=https://communication.azure.com/.")]
    [InlineData(Resource, "", "The header 'X-IDENTITY-HEADER' is missing. Set IDENTITY_HEADER to any value.")]
    public async Task Answers_400_and_what_is_missing(string resource, string header, string message)
    {
        var emulator = await shared.FreshAsync();

        var answer = await emulator.SendAsync(Call.Control("GET", Path + resource) with { Headers = [("X-IDENTITY-HEADER", header)] });

        Assert.Equal(400, answer.Status);
        Assert.Equal($$"""{"statusCode":400,"message":"{{message}}"}""", answer.Body);
    }
}
