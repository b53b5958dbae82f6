using AcsConnector.Emulator.Service;

namespace AcsConnector.Emulator.Tests;

internal static class Ids
{
    public const string App = "11111111-1111-4111-8111-111111111111";

    /// <summary>Of the users of Entra.</summary>
    public const string Tenant = "44444444-4444-4444-8444-444444444444";

    /// <summary>Any GUID that is none of the others.</summary>
    public const string Other = "33333333-3333-4333-8333-333333333333";

    public const string TeamsUser = "22222222-2222-4222-8222-222222222222";

    /// <summary>Well-formed, of the emulator's resource.</summary>
    public const string Unknown = $"8:acs:{DevelopmentResource.Id}_00000032-a200-0000-0000-000000000001";

    /// <summary>Well-formed, of another resource.</summary>
    public const string Foreign = "8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000";
}
