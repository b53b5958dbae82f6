namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>One row of docs/fidelity.md: a case, what is known or chosen, and how to ask the emulator for it.</summary>
/// <param name="Expected">What was recorded or, where nothing was, what the emulator is to do. See <see cref="Told"/> for the form.</param>
/// <param name="Source">Where it was recorded, or what the choice rests on.</param>
internal sealed record FidelityRow(string Case, string Expected, string Source, Func<RunningEmulator, Task<string>> Ask)
{
    /// <summary>What the emulator does instead. Null when it does the same.</summary>
    public string? Ours { get; private init; }

    /// <summary>Why it does something else.</summary>
    public string? Reason { get; private init; }

    /// <summary>Null for the emulator as it is when nobody asks otherwise.</summary>
    public Func<EmulatorOptions, EmulatorOptions>? Options { get; init; }

    /// <summary>A response with its status, its body and the headers that say how the body is sent.</summary>
    public static FidelityRow Whole(string @case, string expected, string source, Func<RunningEmulator, Task<Answer>> ask) =>
        new(@case, expected, source, async emulator => Told.Whole(await ask(emulator)));

    /// <summary>A response of which only status and body are known, or count.</summary>
    public static FidelityRow StatusAndBody(string @case, string expected, string source, Func<RunningEmulator, Task<Answer>> ask) =>
        new(@case, expected, source, async emulator => Told.StatusAndBody(await ask(emulator)));

    public FidelityRow Differs(string ours, string reason) => this with { Ours = ours, Reason = reason };
}

internal sealed record FidelityGroup(string Title, IReadOnlyList<FidelityRow> Rows);
