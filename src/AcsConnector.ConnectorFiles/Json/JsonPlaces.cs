using AcsConnector.ConnectorFiles.Findings;

namespace AcsConnector.ConnectorFiles.Json;

/// <summary>Where the values of a JSON file stand.</summary>
public sealed class JsonPlaces
{
    private readonly Node? _root;

    private JsonPlaces(Node? root) => _root = root;

    /// <summary>Without a place for anything where the file is not there, as one in a zip, or is not JSON.</summary>
    public static JsonPlaces Read(string file)
    {
        try
        {
            return new JsonPlaces(File.Exists(file) ? NodeReader.Read(new SourceFile(file, File.ReadAllBytes(file)), allowComments: true) : null);
        }
        catch (NotJsonException)
        {
            return new JsonPlaces(null);
        }
    }

    /// <summary>The place of what the JSON pointer names, or of the nearest thing around it that is there; else the beginning.</summary>
    public (int Line, int Column) Find(string pointer)
    {
        while (_root is not null)
        {
            if (JsonPointer.Walk(_root, pointer) is { } node)
                return node.Name is null ? (node.Place.Line, node.Place.Column) : (node.NamePlace.Line, node.NamePlace.Column);
            pointer = pointer[..Math.Max(0, pointer.LastIndexOf('/'))];
        }

        return (1, 1);
    }
}
