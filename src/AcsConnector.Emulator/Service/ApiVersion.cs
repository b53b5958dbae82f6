namespace AcsConnector.Emulator.Service;

/// <summary>An api-version the service knows. They are dates, so that ordinal order is their order in time.</summary>
internal readonly record struct ApiVersion(string Name)
{
    public const string Preview = "2025-03-02-preview";

    /// <summary>The versions accepted, oldest first. Source: the published specification of the data plane.</summary>
    public static readonly IReadOnlyList<string> Accepted =
        ["2021-03-07", "2022-06-01", "2022-10-01", "2023-10-01", Preview, "2025-06-30", "2026-09-23"];

    public static readonly string AcceptedList = string.Join(", ", Accepted);

    public static readonly ApiVersion Newest = new(Accepted[^1]);

    public bool HasExpiresInMinutes => IsAtLeast("2022-10-01");

    public bool HasJoinScopes => IsAtLeast("2023-10-01");

    public bool HasTeamsExchange => IsAtLeast("2022-06-01");

    /// <summary>customId and GET identity came with this preview and did not make it into a stable version.</summary>
    public bool HasCustomId => Name == Preview;

    public bool HasTeamsExtension => IsAtLeast(Preview);

    /// <summary>The access of Entra users is in this preview alone.</summary>
    public bool HasEntraAssignments => Name == Preview;

    /// <summary>Those that have something.</summary>
    public static string ListOf(Func<ApiVersion, bool> has) => string.Join(", ", Accepted.Where(version => has(new ApiVersion(version))));

    private bool IsAtLeast(string version) => string.CompareOrdinal(Name, version) >= 0;
}
