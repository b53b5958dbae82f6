using System.Globalization;

namespace AcsConnector.Benchmarks;

/// <summary>
/// From one instance's measured CPU to 10⁹ actions a month on Flex Consumption. The limits are those of the service's and
/// the plan's documentation; the prices are an example.
/// </summary>
internal static class BillionActions
{
    private const double Actions = 1e9;
    private const double MonthSeconds = 30 * 24 * 3600;
    private const double Peak = 3;

    /// <summary>What the identity service takes to respond is not measured here: an assumption, to be replaced.</summary>
    private const double ServiceSeconds = 0.1;

    private const string PricesAsOf = "May 2025";
    private const double DollarsPerGigabyteSecond = 0.000026;
    private const double DollarsPerMillion = 0.40;

    // Per resource and 30 seconds; per connection and minute.
    private const double CreatesPer30Seconds = 1000;
    private const double RevokesPer30Seconds = 500;
    private const double RequestsPerConnectionMinute = 500;

    private static readonly (double Gigabytes, double Cores, double Concurrency)[] Sizes = [(0.5, 0.25, 4), (2, 1, 16)];

    public static string Text(double cpuMicroseconds)
    {
        var rate = Actions / MonthSeconds;
        var cpu = cpuMicroseconds / 1e6;
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## A billion actions a month

            Measured: c = {cpuMicroseconds:F0} µs of CPU per action (a create, 16 connections, after 30 s of load) in the process of the Functions worker behind
            the stand-in of its host. What Microsoft's host takes beside it in the same instance is not known here, and comes on top. Assumed: the service responds in
            t = {ServiceSeconds * 1000:F0} ms (put in your own), a month has 30 days, the busiest hour has {Peak:F0} times the mean rate. The mean rate is
            r = 10⁹ / 2,592,000 s = {rate:F0}/s; the peak is {Peak * rate:F0}/s.

            Instances = max(r × t / concurrency, r × c / cores), rounded up. Cores and concurrency are what
            we know as the plan's defaults; check them too:

            | instance | cores | concurrency | instances, mean | instances, peak | GB-s a month | execution time | executions | together |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', Sizes.Select(size => Row(size, rate, cpu)))}

            GB-s = 10⁹ × max(t / concurrency, c / cores) × GB, as if instances were always full; half-full ones cost twice that. Prices
            are an **example to check**: list prices on demand in East US, seen in {PricesAsOf} on a third party's page: ${DollarsPerGigabyteSecond:F6} per GB-s and ${DollarsPerMillion:F2} per million executions;
            the monthly free grant, storage, telemetry and traffic are left out. Prices: <https://azure.microsoft.com/pricing/details/functions/>.

            Which limit binds first, at a mix of equally many creates, issues, revokes and deletes:

            | limit | requests/s of each | needed for 10⁹ a month at an even rate | at the peak |
            | --- | ---: | ---: | ---: |
            | Power Platform, 500 requests a minute per connection | {RequestsPerConnectionMinute / 60:F1} | {Count(rate / (RequestsPerConnectionMinute / 60))} connections | {Count(Peak * rate / (RequestsPerConnectionMinute / 60))} |
            | identity service, 500 revokes and 500 deletes in 30 s per resource | {RevokesPer30Seconds / 30:F1} | {Count(rate / 4 / (RevokesPer30Seconds / 30))} resources | {Count(Peak * rate / 4 / (RevokesPer30Seconds / 30))} |
            | identity service, 1,000 creates and 1,000 issues in 30 s per resource | {CreatesPer30Seconds / 30:F1} | {Count(rate / 4 / (CreatesPer30Seconds / 30))} resources | {Count(Peak * rate / 4 / (CreatesPer30Seconds / 30))} |
            | CPU of one 2 GB instance, 1 core / c | {1 / cpu:F0} | {Count(rate * cpu)} {Noun(rate * cpu)} | {Count(Peak * rate * cpu)} |

            So the connection's limit binds first, then the resource's, long before an instance is busy: a flow's designer spreads the load over
            connections and resources, not over instances.
            """);
    }

    private static string Row((double Gigabytes, double Cores, double Concurrency) size, double rate, double cpu)
    {
        var perAction = Math.Max(ServiceSeconds / size.Concurrency, cpu / size.Cores);
        var gigabyteSeconds = Actions * perAction * size.Gigabytes;
        var (time, executions) = (gigabyteSeconds * DollarsPerGigabyteSecond, Actions / 1e6 * DollarsPerMillion);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {size.Gigabytes * 1024:F0} MB | {size.Cores} | {size.Concurrency} | {Count(rate * perAction)} | {Count(Peak * rate * perAction)} | {gigabyteSeconds:N0} | ${time:F0} | ${executions:F0} | ${time + executions:F0} |");
    }

    private static string Count(double exact) => Math.Ceiling(exact).ToString("N0", CultureInfo.InvariantCulture);

    private static string Noun(double exact) => exact <= 1 ? "instance" : "instances";
}
