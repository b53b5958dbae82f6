using AcsConnector.Flows;
using AcsConnector.Flows.Definitions;
using AcsConnector.Local.Samples;

namespace AcsConnector.Local.Playground;

/// <summary>Where an opened flow came from: a file of somebody's with its name, or a sample by its format and name.</summary>
/// <param name="Name">The file's name; <c>format/name</c> of a sample.</param>
/// <param name="Content">The file; null for a sample.</param>
internal sealed record FlowSource(string Name, byte[]? Content)
{
    /// <summary>The sample; null where it is a file, or there is no such sample.</summary>
    public SampleFlows.Sample? Sample => Content is null && Name.Split('/') is [var format, var name] ? SampleFlows.Read(format, name) : null;

    /// <summary>What somebody calls the file that has it; a Standard sample is a folder.</summary>
    public string FileName => Content is not null ? Name : Name.Split('/') is ["standard", var folder] ? folder : $"{Name.Split('/')[^1]}.json";

    /// <summary>The flows in it. The readers want a file with its name; nothing of it stays.</summary>
    /// <exception cref="FlowFileException">It is no flow. The message names the file alone.</exception>
    public IReadOnlyList<FlowDefinition> Read()
    {
        if (Content is null)
            return Sample is { } sample ? [sample.Flow] : [];
        var folder = Directory.CreateTempSubdirectory("acs-connector-flow-");
        try
        {
            var path = Path.Combine(folder.FullName, Name);
            File.WriteAllBytes(path, Content);
            return FlowFile.Read(path);
        }
        catch (FlowFileException e)
        {
            throw new FlowFileException(e.Message.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
