using AcsConnector.Flows;
using AcsConnector.Flows.Testing;

namespace FlowTests;

/// <summary>A flow of Power Automate, out of an unpacked solution.</summary>
public sealed class OnboardingTests
{
    private static readonly FlowTest Onboarding = FlowTest
        .Load(Samples.At("flows/solution"), new FlowOptions { Connectors = [FlowConnector.Load(Samples.At("flows/people.swagger.json"))] })
        .Trigger(new { number = 7 })
        .Mock("Get_the_person", 200, new { name = "Ada", mail = "ada@contoso.com", state = "new" })
        .Mock("Send_the_welcome", 200);

    [Fact]
    public async Task A_new_person_gets_a_welcome()
    {
        FlowRunResult run = await Onboarding.At(new DateTimeOffset(2026, 1, 15, 10, 30, 0, TimeSpan.Zero)).RunAsync(TestContext.Current.CancellationToken);

        RecordedRequest mail = Assert.Single(run.RequestsOf("Send_the_welcome"));
        Assert.Equal("ada@contoso.com", (string?)mail.Body?["emailMessage/To"]);
        Assert.Equal("/v1/people/7", Assert.Single(run.RequestsOf("Get_the_person")).Path);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task The_admin_hears_of_a_person_who_cannot_be_read(int status)
    {
        FlowRunResult run = await Onboarding.Mock("Get_the_person", status).Mock("Tell_the_admin", 200).RunAsync(TestContext.Current.CancellationToken);

        run.Expect("""
            actions: { Get_the_person: Failed, Is_the_person_new: Skipped, Tell_the_admin: Succeeded }
            requests: { Send_the_welcome: none }
            """);
    }
}
