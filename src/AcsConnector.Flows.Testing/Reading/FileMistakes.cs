using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Testing.Reading;

/// <summary>What is wrong with a file, each with its place.</summary>
internal sealed class FileMistakes(string file)
{
    private readonly List<(Place Place, string Text)> _all = [];

    /// <summary>In the order of the file; secrets are masked.</summary>
    public IReadOnlyList<string> All => [.. _all.OrderBy(one => one.Place.Line).ThenBy(one => one.Place.Column).Select(one => one.Text)];

    public void Add(Place place, string message) => _all.Add((place, new Secrets().Mask($"{file}:{place}: {message}")));
}
