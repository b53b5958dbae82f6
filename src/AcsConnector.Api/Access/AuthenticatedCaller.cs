namespace AcsConnector.Api.Access;

/// <summary>The caller of the request at hand, for what serves that request alone. Set once, when it is known.</summary>
internal sealed class AuthenticatedCaller
{
    public Caller Caller
    {
        get => field ?? throw new InvalidOperationException("The request has not been authenticated.");
        set;
    }
}
