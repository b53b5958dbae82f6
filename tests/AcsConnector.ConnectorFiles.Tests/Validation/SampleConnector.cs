using AcsConnector.ConnectorFiles.Findings;
using AcsConnector.ConnectorFiles.Validation;
using AcsConnector.ConnectorFiles.Validation.Model;

namespace AcsConnector.ConnectorFiles.Tests.Validation;

/// <summary>A published connector, with all findings as they weigh in an import.</summary>
/// <param name="Kind">certified, independent or custom.</param>
/// <param name="Name">Its folder's.</param>
/// <param name="Findings">Of all severities.</param>
internal sealed record SampleConnector(string Kind, string Name, IReadOnlyList<Finding> Findings)
{
    /// <summary>Folders are called certified-connectors__Name and the like.</summary>
    public static SampleConnector Read(string folder)
    {
        var name = Path.GetFileName(folder);
        return new SampleConnector(name[..name.IndexOf('-', StringComparison.Ordinal)], name[(name.IndexOf("__", StringComparison.Ordinal) + 2)..], ConnectorValidator.Validate(ConnectorFolder.Open(folder)));
    }
}
