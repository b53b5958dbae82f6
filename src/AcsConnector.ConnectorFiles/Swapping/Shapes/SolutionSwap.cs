using AcsConnector.ConnectorFiles.Swapping.Editing;

namespace AcsConnector.ConnectorFiles.Swapping.Shapes;

/// <summary>A solution's customizations.xml, which has its connection references, and solution.xml, which may name them.</summary>
internal static class SolutionSwap
{
    private const string LogicalName = "connectionreferencelogicalname";
    private const string CustomConnector = "customconnectorid";
    private const string ComponentName = "schemaName";

    /// <summary>
    /// <c>&lt;connectionreference connectionreferencelogicalname="…"&gt;&lt;connectorid&gt;/providers/…/shared_x&lt;/connectorid&gt;…</c>; a
    /// custom connector's has its id in Dataverse behind that.
    /// </summary>
    public static void SwapCustomizations(SwapRun run, FileEdits edits)
    {
        var xml = new XmlFile(edits);
        run.HasCustomizations = true;
        foreach (var reference in xml.Root.Tree().Where(part => part.Name == "connectionreference"))
        {
            if (reference["connectorid"] is { Text: { } id } connector && run.From.IsApi(PowerConnections.LastSegment(id.Content)))
                SwapReference(run, edits, xml, reference, connector);
        }

        if (xml.Root.Tree().Any(part => part.Name == "CanvasApp" && part.Tree().Any(inner => Mentions(run, inner.Text?.Content))))
            run.Note($"{edits.File}: an app of the solution calls {run.From.Title}, too. It stays as it is: change its connection in "
                + "the app's designer.");
    }

    /// <summary>The names of references that have other names now.</summary>
    public static void SwapManifest(SwapRun run, FileEdits edits)
    {
        var xml = new XmlFile(edits);
        foreach (var part in xml.Root.Tree())
        {
            if (part.Attributes.TryGetValue(ComponentName, out var name) && run.ReferencesOfSolution.Contains(name.Content))
                xml.Replace(part, name, name.Content, run.RenameReference(name.Content));
            else if (part.Name == "Required" && name is not null && run.From.LogicalName == name.Content)
                run.Note($"{edits.File} still lists {run.From.Title} among its MissingDependencies. Take that entry out to import "
                    + "where the connector is not.");
        }
    }

    private static void SwapReference(SwapRun run, FileEdits edits, XmlFile xml, XmlPart reference, XmlPart connector)
    {
        if (!run.CanBeNamed(edits.File))
            return;
        if (reference.Attributes.TryGetValue(LogicalName, out var name))
        {
            run.ReferencesOfSolution.Add(name.Content);
            xml.Replace(reference, name, name.Content, run.RenameReference(name.Content));
        }

        xml.Replace(connector, connector.Text!, PowerConnections.LastSegment(connector.Text!.Content)!, run.To.ApiName);
        SwapCustomConnector(run, xml, reference, connector);
    }

    private static void SwapCustomConnector(SwapRun run, XmlFile xml, XmlPart reference, XmlPart connector)
    {
        var present = reference[CustomConnector];
        if (run.To.Id is { } id)
        {
            if (present is null)
                xml.InsertAfter(connector, CustomConnectorXml(xml, connector, id), $"{reference.Path}/{CustomConnector}/connectorid", $"{id:D}");
            else if (present["connectorid"] is { Text: { } text } inner)
                xml.Replace(inner, text, text.Content, $"{id:D}");
        }
        else if (present is not null)
        {
            var before = reference.Children.TakeWhile(child => child != present).Last();
            xml.RemoveAfter(before, present, present["connectorid"]?.Text?.Content ?? "");
        }
    }

    private static string CustomConnectorXml(XmlFile xml, XmlPart connector, Guid id)
    {
        var space = xml.SpaceBefore(connector);
        var inner = space.Length == 0 ? "" : space + (space.Contains('\t', StringComparison.Ordinal) ? "\t" : "  ");
        return $"{space}<{CustomConnector}>{inner}<connectorid>{id:D}</connectorid>{space}</{CustomConnector}>";
    }

    private static bool Mentions(SwapRun run, string? text) => run.From.IsOfficial
        ? text?.Contains(run.From.ApiName, StringComparison.OrdinalIgnoreCase) == true
        : run.From.LogicalName is { } name && text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
}
