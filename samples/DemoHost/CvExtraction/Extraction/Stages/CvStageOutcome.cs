namespace DemoHost.CvExtraction;

/// <summary>What one stage found.</summary>
/// <param name="Stage">The stage's <see cref="ICvStage.Name"/>.</param>
/// <param name="Found">How many things it found.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Message">One line for people, without personal data: "3 positions, 2 companies".</param>
public sealed record CvStageOutcome(string Stage, int Found, double Confidence, string Message)
{
    /// <summary>Something a person should check; null when there is nothing.</summary>
    public string? Warning { get; init; }
}
