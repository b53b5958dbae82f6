using System.Text.RegularExpressions;

namespace AcsConnector.Api.Tests.Http;

public sealed class ErrorsDocumentTests
{
    [Fact]
    public void Has_a_row_for_every_code_of_this_API()
    {
        var errors = Repository.Read("docs", "errors.md");
        var codes = Repository.Sources("src", "AcsConnector.Api")
            .SelectMany(source => Regex.Matches(source, """(?:ApiException\(\d+, |ErrorDetail\(|new\((?:\d+, )?)"([A-Z]\w+)",""").Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.Contains("RequestInProgress", codes);
        Assert.Contains("RequestIdReused", codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}`", errors, StringComparison.Ordinal));
    }
}
