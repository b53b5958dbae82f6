namespace AcsConnector.Flows.Testing.Starting;

/// <summary>The JSON schema of test files.</summary>
internal static class FlowTestSchema
{
    /// <summary>What it is called beside test files.</summary>
    public const string FileName = "flowtest.schema.json";

    /// <summary>The schema, draft 7.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(FlowTestSchema).Assembly.GetManifestResourceStream(FileName)!;
            using var text = new StreamReader(stream);
            return text.ReadToEnd();
        }
    }
}
