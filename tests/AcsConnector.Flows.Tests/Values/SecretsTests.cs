using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Tests.Values;

/// <summary>What looks like a secret is hidden wherever a run is written down.</summary>
public class SecretsTests
{
    private const string H = Secrets.Hidden;

    [Theory]
    [InlineData("password")]
    [InlineData("adminPassword")]
    [InlineData("client_secret")]
    [InlineData("clientSecret")]
    [InlineData("primaryKey")]
    [InlineData("Secondary-Key")]
    [InlineData("x-api-key")]
    [InlineData("api_key")]
    [InlineData("x-functions-key")]
    [InlineData("Ocp-Apim-Subscription-Key")]
    [InlineData("connectionString")]
    [InlineData("Connection-String")]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("sig")]
    public void A_member_of_this_name_is_hidden_however_short(string name) =>
        Assert.Equal(new ObjectValue((name, H), ("other", "hi")), new Secrets().Mask(new ObjectValue((name, "hush"), ("other", "hi"))));

    [Theory]
    [InlineData("partitionKey")]
    [InlineData("key")]
    [InlineData("publicKey")]
    [InlineData("secretName")]
    [InlineData("design")]
    [InlineData("passwordExpires")]
    [InlineData("config")]
    public void A_member_of_this_name_is_shown(string name) =>
        Assert.Equal(new ObjectValue((name, "open")), new Secrets().Mask(new ObjectValue((name, "open"))));

    [Theory]
    [InlineData("endpoint=https://a.example/;accesskey=c2VjcmV0", $"endpoint=https://a.example/;accesskey={H}")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0==;EndpointSuffix=b", $"AccountName=a;AccountKey={H};EndpointSuffix=b")]
    [InlineData("https://a.example/x?sv=2024&sig=a%2Fb&se=1", $"https://a.example/x?sv=2024&sig={H}&se=1")]
    [InlineData("grant_type=client_credentials&client_secret=hush", $"grant_type=client_credentials&client_secret={H}")]
    [InlineData("Server=db;User Id=me;Password=hush;", $"Server=db;User Id=me;Password={H};")]
    [InlineData("""{"user":"me","password":"hush"}""", $$"""{"user":"me","password":"{{H}}"}""")]
    [InlineData("""the body {\"apiKey\": \"hush\"} was refused""", $$"""the body {\"apiKey\": \"{{H}}\"} was refused""")]
    [InlineData("Bearer abcdefghijklmnopqrstuvwxyz", $"Bearer {H}")]
    [InlineData("token eyJhbGciOiJub25lIn0.eyJhIjoxfQ.c2lnbmVk!", $"token {H}!")]
    [InlineData("charset=utf-8; password = hush", $"charset=utf-8; password = {H}")]
    [InlineData("a=1&2-sig=hush", $"a=1&2-sig={H}")]
    [InlineData("next-page-of-a-field-with-a-name-that-goes-on-and-on-and-on-and-on-token=hush", $"next-page-of-a-field-with-a-name-that-goes-on-and-on-and-on-and-on-token={H}")]
    [InlineData("a=b, x == y and page?nextToken=abc", "a=b, x == y and page?nextToken=abc")]
    public void A_text_is_shown_without_the_secret_in_it(string text, string masked)
    {
        Assert.Equal(masked, new Secrets().Mask(text));
        Assert.Equal(masked, new Secrets().Mask(masked));
    }
}
