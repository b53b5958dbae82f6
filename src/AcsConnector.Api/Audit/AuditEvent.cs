using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsConnector.Api.Audit;

/// <summary>
/// What was done to which identity, by whom, with what result: one line of JSON, and one log entry with the same members.
/// The names are those that docs/telemetry.md queries.
/// </summary>
internal sealed class AuditEvent : IReadOnlyList<KeyValuePair<string, object?>>
{
    // The line goes to a log, not into a page: an id stays readable.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<KeyValuePair<string, object?>> _members = [];

    public AuditEvent(string name, string operation, HttpContext http, AuditTrail trail, DateTimeOffset time, TimeSpan duration, bool isAborted)
    {
        var status = http.Response.StatusCode;
        var succeeded = !isAborted && status < 400;
        Add("time", time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        Add("event", succeeded ? name : "request.rejected");
        Add("operation", operation);
        Add("acs_identity", trail.Identity);
        Add("acs_endpoint", trail.Caller.Endpoint);
        Add("scopes", trail.Scopes.Count > 0 ? string.Join(",", trail.Scopes) : null);
        Add("expires_on", trail.ExpiresOn);
        Add("credential_kind", trail.Caller.SignIn);
        Add("caller", trail.Caller.Label);
        Add("result", isAborted ? "aborted" : succeeded ? "success" : "failure");
        Add("http_status", isAborted ? null : (long)status);
        Add("error_code", trail.ErrorCode);
        Add("duration_ms", Math.Round(duration.TotalMilliseconds, 1));
        Add("attempts", (long)trail.Attempts);
        Add("idempotency", trail.Idempotency);
        Add("client_request_id", trail.ClientRequestId);
        Add("acs_ms_cv", trail.ServiceRequestId);
        Add("trace_id", Activity.Current?.TraceId.ToHexString());
        Add("workflow_run_id", Id(http, WorkflowHeaders.RunId));
        Add("action_tracking_id", Id(http, WorkflowHeaders.TrackingId));
        Add("client_tracking_id", Id(http, WorkflowHeaders.ClientTrackingId));
    }

    public int Count => _members.Count;

    public KeyValuePair<string, object?> this[int index] => _members[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The line.</summary>
    public override string ToString()
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in _members)
            {
                json.WritePropertyName(name);
                switch (value)
                {
                    case long number: json.WriteNumberValue(number); break;
                    case double number: json.WriteNumberValue(number); break;
                    default: json.WriteStringValue((string?)value); break;
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static string? Id(HttpContext http, string header) => http.Request.Headers[header].ToString() is var id && UsableId.IsUsable(id) ? id : null;

    /// <summary>What is not known is left out.</summary>
    private void Add(string name, object? value)
    {
        if (value is not null)
            _members.Add(new(name, value));
    }
}
