namespace AcsConnector.Api.Http;

/// <summary>Whose sign-in goes out with a request: the server's own, or one that the caller brought.</summary>
internal static class ServerSignIn
{
    public static void MarkServerCredential(this HttpContext http) => http.Features.Set(new ServerCredentialFeature());

    public static bool UsesServerCredential(this HttpContext http) => http.Features.Get<ServerCredentialFeature>() is not null;

    private sealed class ServerCredentialFeature;
}
