namespace FlowTests;

internal static class Samples
{
    public static string At(string path) => Path.Combine(AppContext.BaseDirectory, path);
}
