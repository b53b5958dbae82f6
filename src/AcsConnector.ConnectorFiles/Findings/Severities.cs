namespace AcsConnector.ConnectorFiles.Findings;

/// <summary>How much a rule's findings weigh in each of the two checks.</summary>
/// <param name="Import">In an import.</param>
/// <param name="Certification">In a certification.</param>
public readonly record struct Severities(Severity Import, Severity Certification)
{
    /// <summary>An import takes it, and certification stops for it.</summary>
    public static Severities CertificationError { get; } = new(Severity.Warning, Severity.Error);

    /// <summary>The same in both checks.</summary>
    public static implicit operator Severities(Severity both) => FromSeverity(both);

    /// <summary>The same in both checks.</summary>
    public static Severities FromSeverity(Severity both) => new(both, both);

    /// <summary>How much they weigh in one check.</summary>
    public Severity For(ValidationMode mode) => mode == ValidationMode.Import ? Import : Certification;
}
