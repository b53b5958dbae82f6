namespace AcsConnector.Emulator.Service;

/// <summary>
/// Errors of assignments and of the exchanges of Entra tokens, all of them this emulator's choice: no recording shows one. Their words
/// follow those that were recorded of the other operations (<see cref="ServiceErrors"/>).
/// </summary>
internal static class AccessErrors
{
    public static ServiceException Format(string field, string target) =>
        InAction(400, "ValidationError", $"Provided {field} has invalid format.", target);

    public static ServiceException UnknownPrincipalType(string principalType, string target) =>
        InAction(400, "ValidationError", $"Invalid principalType - {principalType} is not a valid principal type.", target);

    /// <summary>Documentation has the status: it tells to look for 404 after a deletion.</summary>
    public static ServiceException AssignmentNotFound() => InAction(404, "AssignmentNotFound", "Provided assignment doesn't exist.");

    public static ServiceException NoPermission(string needed) => Forbidden("MissingScope", $"The Entra token has no permission {needed}.");

    public static ServiceException NoAssignment(Guid tenantId, Guid objectId) => Forbidden(
        "NoAssignment", $"No assignment gives the user '{objectId}' of the tenant '{tenantId}' access to the resource.");

    public static ServiceException NotAssignedToClient(Guid appId) => Forbidden(
        "ClientNotAssigned", $"The user's assignment does not name the application '{appId}' of the Entra token in its clientIds.");

    /// <summary>The tokens of an Entra user come from an exchange.</summary>
    public static ServiceException IssueToEntraUser() => new(400, "ValidationError", "Provided identity has invalid format.", "id")
    {
        RaisedInAction = true,
        Inner = new("EntraUser", "An Entra user's access token is not issued by the service's owner: the exchange of the user's Entra token gives one."),
    };

    private static ServiceException Forbidden(string reason, string why) => new(403, "Forbidden", "The user has no access to the resource.")
    {
        RaisedInAction = true,
        Inner = new(reason, why),
    };

    private static ServiceException InAction(int status, string code, string message, string? target = null) =>
        new(status, code, message, target) { RaisedInAction = true };
}
