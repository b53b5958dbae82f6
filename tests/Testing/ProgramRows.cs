using System.Collections.Concurrent;

namespace AcsConnector.Testing;

/// <summary>
/// Which tests of commands start the program that ACSCONNECTOR_PROGRAM names: each test once. Of a theory that is one row, because what
/// the rows have apart is decided long after the process began, and every start costs half a second; the other rows run in process. Where
/// the rows are about the process itself, such as its terminal, its variables and its arguments, each of them starts it:
/// <c>[Trait(ProgramRows.Trait, ProgramRows.Every)]</c>.
/// </summary>
public static class ProgramRows
{
    public const string Trait = "Program";
    public const string Every = "Every row";

    /// <summary>The row that came first, of each theory.</summary>
    private static readonly ConcurrentDictionary<string, string> First = new();

    /// <summary>Whether the test that runs here starts the program; what runs outside of a test, such as a fixture, does.</summary>
    public static bool IncludeThis => TestContext.Current is not { Test: { } test, TestMethod: { } method }
        || (test.Traits.TryGetValue(Trait, out var values) && values.Contains(Every))
        || First.GetOrAdd(method.UniqueID, test.UniqueID) == test.UniqueID;
}
