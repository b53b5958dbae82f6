using System.Globalization;
using System.Net;

namespace AcsConnector.Flows.Actions;

/// <summary>The names the service has for HTTP status codes: those of the .NET Framework, which lacks the newer ones.</summary>
internal static class StatusCodes
{
    private static readonly HashSet<int> Named =
    [
        .. Enumerable.Range(100, 2), .. Enumerable.Range(200, 7), .. Enumerable.Range(300, 8), .. Enumerable.Range(400, 18), 426,
        .. Enumerable.Range(500, 6),
    ];

    /// <summary>"NotFound"; the number as text where there is no name: "429".</summary>
    public static string NameOf(int statusCode) => Named.Contains(statusCode)
        ? ((HttpStatusCode)statusCode).ToString()
        : statusCode.ToString(CultureInfo.InvariantCulture);
}
