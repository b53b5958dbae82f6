namespace AcsConnector.ConnectorFiles.Swapping.Files;

/// <summary>A file that may name a connector.</summary>
internal sealed record SwapFile(string Name, byte[] Content)
{
    private static readonly string[] Known =
        ["definition.json", "workflow.json", "connections.json", "manifest.json", "customizations.xml", "solution.xml"];

    /// <summary>By its name, as exports have it; single files may be called anything.</summary>
    public static bool MayNameConnectors(string path)
    {
        var segments = path.Replace('\\', '/').Split('/');
        return IsOneOf(segments[^1], Known)
            || (segments.Length > 1 && IsOneOf(segments[^2], "Workflows") && segments[^1].EndsWith(".json", StringComparison.OrdinalIgnoreCase));
    }

    public bool Is(string name) => IsOneOf(Name.Replace('\\', '/').Split('/')[^1], name);

    private static bool IsOneOf(string name, params ReadOnlySpan<string> names)
    {
        foreach (var one in names)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
