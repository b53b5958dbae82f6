namespace AcsConnector.Emulator.Tests.Fidelity;

/// <summary>What a choice rests on where no response was recorded.</summary>
internal static class Rests
{
    public const string OnLimits = "documentation: Service limits";
    public const string OnDocumentation = "documentation";
    public const string OnSpecification = "specification";
    public const string OnAGuess = "guess";

    public static string OnSpecificationAndAGuess(string what) => $"specification; guess: {what}";

    public static string OnSdk(string what) => $"SDK source: {what}";

    public static string OnAGuessThat(string what) => $"guess: {what}";
}
