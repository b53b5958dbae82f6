using System.Buffers;
using System.Globalization;

namespace AcsConnector.Flows.JsonSchemas;

/// <summary>Paths as Newtonsoft's reader writes them: <c>rows[1].name</c>, <c>['a b']</c>.</summary>
internal static class SchemaPath
{
    private static readonly SearchValues<char> Special = SearchValues.Create(". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029");

    public static string Property(string path, string name)
    {
        if (!name.AsSpan().ContainsAny(Special))
            return path.Length == 0 ? name : $"{path}.{name}";
        var escaped = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"{path}['{escaped}']";
    }

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
