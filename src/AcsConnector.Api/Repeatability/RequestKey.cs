namespace AcsConnector.Api.Repeatability;

/// <summary>What a store finds a request by.</summary>
/// <param name="Hash">Of caller, resource and request id: nothing can be read from it.</param>
/// <param name="Share">Whose part of a store with little room it takes.</param>
internal sealed record RequestKey(string Hash, StoreShare Share)
{
    /// <summary>What the service knows the request by; the same in whichever process it runs.</summary>
    public Guid ServiceId => new(Convert.FromHexString(Hash.AsSpan(0, 32)));
}

/// <summary>Callers that share a part of the store.</summary>
/// <param name="UsesServerCredential">Whether this server let them in itself; else only the service can tell whether their key is good.</param>
internal sealed record StoreShare(string Name, bool UsesServerCredential);
