namespace AcsConnector.Api.Tests;

/// <summary>Which client these tests were built with: the API's own, or with UseOfficialSdk=true that of Azure.Communication.Identity.</summary>
public static class ClientInUse
{
    public const string HasNoCustomIds = "The official SDK has no custom IDs; SdkIdentityClientTests holds what is answered instead.";
    public const string SendsNoNull = "The official SDK sends an empty list in place of none; SdkIdentityClientTests holds what the service says to that.";

#if OFFICIAL_SDK
    public static bool IsOurs => false;
#else
    public static bool IsOurs => true;
#endif
}
