namespace AcsConnector.ConnectorFiles.Packaging;

/// <summary>What a solution is called, and what kind it is.</summary>
/// <param name="UniqueName">Known by it in an environment.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Description">One sentence.</param>
/// <param name="ConnectorVersion">The definition's, of two parts or more.</param>
/// <param name="IsManaged">Whether it is for environments where nobody changes it.</param>
internal sealed record SolutionInfo(string UniqueName, string Title, string Description, string ConnectorVersion, bool IsManaged)
{
    /// <summary>Of four parts.</summary>
    public string Version => string.Join('.', ConnectorVersion.Split('.').Concat(["0", "0", "0"]).Take(4));

    /// <summary>As the platform names exported files.</summary>
    public string FileName => $"{UniqueName}_{(IsManaged ? "managed" : "unmanaged")}.zip";
}
