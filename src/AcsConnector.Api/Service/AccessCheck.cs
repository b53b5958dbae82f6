using Azure;

namespace AcsConnector.Api.Service;

internal static class AccessCheck
{
    /// <summary>An identity of no resource: calls for it are refused with IdentityNotOwned, after the sign-in was accepted (recorded).</summary>
    private const string NobodysIdentity = "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000";

    /// <summary>Signs in and changes nothing.</summary>
    public static async Task CheckAccessAsync(this IAcsIdentityClient acs, CancellationToken cancellationToken)
    {
        try
        {
            await acs.RevokeTokensAsync(NobodysIdentity, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "IdentityNotOwned")
        {
            // The sign-in was accepted.
        }
    }
}
