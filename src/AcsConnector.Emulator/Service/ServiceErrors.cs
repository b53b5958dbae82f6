using System.Globalization;
using AcsConnector.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace AcsConnector.Emulator.Service;

/// <summary>
/// Every error of the service, word for word. "Recorded" texts stand in public recordings of the service's own
/// test sessions, "quoted" ones in public bug reports; all others are this emulator's choice (docs/emulator.md).
/// </summary>
internal static class ServiceErrors
{
    // Authentication. Quoted: azure-sdk-for-js#22312, Azure/Communication#159 and #160.
    public static ServiceException Denied(string reason, string why) =>
        new(401, "Denied", "Denied by the resource provider.") { Inner = new(reason, why) };

    public static ServiceException ContentHashDiffers(string why) =>
        new(401, "Denied", "Request 'x-ms-content-sha256' differs from generated content hash.") { Inner = new("ContentHashDiffers", why) };

    public static ServiceException ClockSkew(string why) =>
        new(401, "Denied", "The given request could not be resolved.\nThe time difference between the originating client and the server is greater than the allowed margin of 5 minutes.")
        { Inner = new("ClockSkew", why) };

    // Versions. The first is quoted (azure-rest-api-specs#11767); the second is the text of the library the first comes from.
    public static ServiceException UnsupportedApiVersion(string uri, string version) =>
        new(400, "UnsupportedApiVersion", $"The HTTP resource that matches the request URI '{uri}' does not support the API version '{version}'.");

    public static ServiceException ApiVersionUnspecified() =>
        new(400, "ApiVersionUnspecified", "An API version is required, but was not specified.");

    // Model state: the field is missing. Recorded; these carry no api-supported-versions header and a target in PascalCase.
    /// <param name="place">What stands before the field's name where it is not the body's own.</param>
    public static ServiceException FieldRequired(string field, string place = "") =>
        new(400, "ValidationError", $"{place}{field}: The {field} field is required.", $"{place}{field}");

    public static ServiceException CustomIdLength() =>
        new(400, "ValidationError", "CustomId: The field CustomId must be a string with a minimum length of 1 and a maximum length of 256.", "CustomId");

    public static ServiceException MalformedBody(string? field) => field is null
        ? new(400, "ValidationError", "The request body is not valid JSON.", "body")
        : new(400, "ValidationError", $"The value of '{field}' has the wrong type.", field);

    public static ServiceException BodyTooLarge(int limit) =>
        new(413, "RequestBodyTooLarge", string.Create(CultureInfo.InvariantCulture, $"The request body is larger than {limit} bytes."));

    // Checks inside the action. Recorded unless the line says otherwise.
    public static ServiceException ExpiresInMinutes(int value) =>
        InAction(400, "ValidationError", string.Create(CultureInfo.InvariantCulture, $"ExpiresInMinutes value {value} is invalid. Value must be within the [60, 1440] interval."), "ExpiresInMinutes");

    public static ServiceException ScopesRequired() =>
        InAction(400, "ValidationError", "Invalid scopes - Scopes field is required.", "scopes");

    /// <summary>Our choice: no recording shows an unknown scope.</summary>
    public static ServiceException UnknownScope(string scope) =>
        InAction(400, "ValidationError", $"Invalid scopes - {scope} is not a valid scope.", "scopes");

    /// <summary>Our choice: no recording shows a malformed id.</summary>
    public static ServiceException IdentityFormat() =>
        InAction(400, "ValidationError", "Provided identity has invalid format.", "id");

    public static ServiceException IdentityNotOwned() =>
        InAction(401, "IdentityNotOwned", "Provided identity doesn't belong to the resource.");

    /// <summary>Our choice: no recording shows an identity that never was or was deleted.</summary>
    public static ServiceException IdentityNotFound() =>
        InAction(404, "IdentityNotFound", "Provided identity doesn't exist.");

    public static ServiceException TeamsTokenMissing() =>
        new(401, "InvalidAccessToken", "Provided access token is not valid.");

    public static ServiceException TeamsTokenInvalid() =>
        InAction(401, "InvalidAccessToken", "Provided access token is not valid.");

    public static ServiceException AppIdFormat() =>
        InAction(400, "ValidationError", "Provided AppId has invalid format.", "appId");

    public static ServiceException UserIdFormat() =>
        InAction(400, "ValidationError", "Provided UserId has invalid format.", "userId");

    public static ServiceException TeamsTokenOfAnotherApp() =>
        InAction(400, "ValidationError", "AAD application is not the expected one.", "appId");

    public static ServiceException TeamsTokenOfAnotherUser() =>
        InAction(400, "ValidationError", "Provided AAD token issued for unexpected user.", "userId");

    /// <summary>Our choice: the service documents its limits, not the response beyond them.</summary>
    public static ServiceException TooManyRequests(int retryAfterSeconds) =>
        InAction(429, "TooManyRequests", string.Create(CultureInfo.InvariantCulture, $"The request rate limit was exceeded. Retry after {retryAfterSeconds} seconds."))
            .After(retryAfterSeconds);

    // This emulator's own.
    public static ServiceException NoSuchOperation(string? product, string operations) =>
        new(404, "NotFound", product is null
            ? $"There is no such operation. This emulator has {operations}."
            : $"This emulator does not have {product}. It has the identity service: {operations}.");

    public static ServiceException MethodNotAllowed(HttpContext http, string operations) =>
        new(405, "MethodNotAllowed",
            $"The method {http.Request.Method} is not allowed here; allowed: {http.Response.Headers.Allow}. "
            + $"This emulator has {operations}.");

    public static ServiceException InjectedFault(int status, int? retryAfterSeconds) =>
        new ServiceException(status, FaultCode(status), "This response was asked for through /_emulator/faults.").After(retryAfterSeconds);

    public static ServiceException CannotBeKept(string why) =>
        new(500, "InternalServerError", $"This emulator could not write its data folder: {why} Nothing of the request was kept.");

    public static ServiceException DataFolderFailed(string why) =>
        new(500, "InternalServerError", $"This emulator could not use its data folder: {why}");

    public static ServiceException Damaged(string why) =>
        new(500, "InternalServerError",
            $"The identities of this emulator are damaged: {why} Stop it and move identities.db out of its data folder to start empty.");

    public static ServiceException Control(int status, string code, string message, string? target = null) => new(status, code, message, target);

    private static ServiceException InAction(int status, string code, string message, string? target = null) =>
        new(status, code, message, target) { RaisedInAction = true };

    private static string FaultCode(int status) => status switch
    {
        429 => "TooManyRequests",
        500 => "InternalServerError",
        503 => "ServiceUnavailable",
        _ => "Fault",
    };
}
