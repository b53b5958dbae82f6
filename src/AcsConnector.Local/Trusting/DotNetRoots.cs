using System.Security.Cryptography.X509Certificates;

namespace AcsConnector.Local.Trusting;

/// <summary>The certificates that .NET trusts for this user on Linux: files in the user's folder, which need no right.</summary>
public static class DotNetRoots
{
    /// <summary>Adds one.</summary>
    public static void Add(X509Certificate2 certificate)
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        store.Add(certificate);
    }

    /// <summary>Takes one away, if it is there.</summary>
    public static void Remove(X509Certificate2 certificate)
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        store.Remove(certificate);
    }
}
