namespace AcsConnector.Emulator;

/// <summary>The calls that the identity service has.</summary>
public enum EmulatorOperation
{
    /// <summary>Makes a user, with a first token if so asked: <c>POST /identities</c>.</summary>
    CreateIdentity,

    /// <summary>Issues a user's token: <c>POST /identities/{id}/:issueAccessToken</c>.</summary>
    IssueAccessToken,

    /// <summary>Ends all tokens of a user: <c>POST /identities/{id}/:revokeAccessTokens</c>.</summary>
    RevokeAccessTokens,

    /// <summary>Deletes a user: <c>DELETE /identities/{id}</c>.</summary>
    DeleteIdentity,

    /// <summary>Says what is known of a user: <c>GET /identities/{id}</c>.</summary>
    GetIdentity,

    /// <summary>Exchanges the Entra token of a Teams user: <c>POST /teamsUser/:exchangeAccessToken</c>.</summary>
    ExchangeTeamsUserAccessToken,

    /// <summary>Exchanges the Entra token of a user of the Teams extension: <c>POST /access/teamsExtension/:exchangeAccessToken</c>.</summary>
    ExchangeTeamsExtensionAccessToken,

    /// <summary>Says what a user of the Teams extension may do.</summary>
    GetTeamsExtensionAssignment,

    /// <summary>Sets what a user of the Teams extension may do.</summary>
    UpsertTeamsExtensionAssignment,

    /// <summary>Takes from a user of the Teams extension what they may do.</summary>
    DeleteTeamsExtensionAssignment,

    /// <summary>Exchanges the Entra token of a user of Entra.</summary>
    ExchangeEntraUserAccessToken,

    /// <summary>Lists what users of Entra may do.</summary>
    ListEntraAssignments,

    /// <summary>Sets what several users of Entra may do.</summary>
    UpdateEntraAssignments,

    /// <summary>Says what a user of Entra may do.</summary>
    GetEntraAssignment,

    /// <summary>Sets what a user of Entra may do.</summary>
    UpsertEntraAssignment,

    /// <summary>Takes from a user of Entra what they may do.</summary>
    DeleteEntraAssignment,
}
