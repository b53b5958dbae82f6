using System.Collections.Frozen;
using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Functions;

/// <summary>Every function of the language, by its name ignoring case.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> ByName = new[]
        {
            StringFunctions.All,
            StringSearchFunctions.All,
            CollectionFunctions.All,
            SetFunctions.All,
            LogicFunctions.All,
            ConversionFunctions.All,
            EncodingFunctions.All,
            MathFunctions.All,
            DateFunctions.All,
            TimeZoneFunctions.All,
            WorkflowFunctions.All,
            FormDataFunctions.All,
            UriFunctions.All,
            ObjectFunctions.All,
            XmlFunctions.All,
        }
        .SelectMany(group => group)
        .ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Function> All => ByName.Values;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
