using AcsConnector.Flows.Expressions;

namespace AcsConnector.Flows.Functions;

/// <summary>The functions of the workflow definition language. A group is a file, and a line here.</summary>
internal static class BuiltInFunctions
{
    /// <summary>All of them.</summary>
    public static FunctionTable Table { get; } = new(
    [
        .. StringFunctions.All,
        .. StringSearchFunctions.All,
        .. CollectionFunctions.All,
        .. SetFunctions.All,
        .. LogicFunctions.All,
        .. ConversionFunctions.All,
        .. EncodingFunctions.All,
        .. MathFunctions.All,
        .. DateFunctions.All,
        .. TimeZoneFunctions.All,
        .. WorkflowFunctions.All,
        .. FormDataFunctions.All,
        .. UriFunctions.All,
        .. ObjectFunctions.All,
        .. XmlFunctions.All,
    ]);
}
