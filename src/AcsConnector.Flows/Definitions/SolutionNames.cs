using System.Xml;

namespace AcsConnector.Flows.Definitions;

/// <summary>A solution's customizations.xml: <c>&lt;Workflow WorkflowId="{…}" Name="…"&gt;</c> has a flow's display name.</summary>
internal static class SolutionNames
{
    private const string File = "customizations.xml";

    /// <summary>By the flow's id; empty when there is no such file.</summary>
    /// <exception cref="FlowFileException">The file is not XML.</exception>
    public static IReadOnlyDictionary<Guid, string> Read(FlowFolder folder)
    {
        var names = new Dictionary<Guid, string>();
        using var stream = folder.Open(File);
        if (stream is null)
            return names;
        try
        {
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.ReadToFollowing("Workflow"))
            {
                if (Guid.TryParse(xml.GetAttribute("WorkflowId"), out var id) && xml.GetAttribute("Name") is { Length: > 0 } name)
                    names.TryAdd(id, name);
            }
        }
        catch (XmlException e)
        {
            throw new FlowFileException($"{folder.Describe(File)} is not XML: {e.Message} Export the solution once more.", e);
        }

        return names;
    }
}
