namespace AcsConnector.Api.Tests;

/// <summary>What the API's answers have in common.</summary>
internal static class ApiAnswers
{
    extension(Answer answer)
    {
        /// <summary>An error to the letter: these members, in this order, and no others.</summary>
        /// <param name="inner">Code and message of the service's own error, where it is told beside ours.</param>
        public void AssertError(int status, string code, string message, string? target = null, (string Code, string Message)? inner = null)
        {
            var members = $"\"code\":\"{code}\",\"message\":\"{message.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
            if (target is not null)
                members += $",\"target\":\"{target}\"";
            if (inner is not null)
                members += $",\"innererror\":{{\"code\":\"{inner.Value.Code}\",\"message\":\"{inner.Value.Message}\"}}";
            Assert.Equal($"{{\"error\":{{{members}}}}}", answer.Body);
            Assert.Equal(status, answer.Status);
            Assert.Equal("application/json", answer["Content-Type"]);
        }

        public void AssertNoContent()
        {
            Assert.Equal(204, answer.Status);
            Assert.Empty(answer.Body);
            Assert.Null(answer["Content-Type"]);
        }
    }
}
