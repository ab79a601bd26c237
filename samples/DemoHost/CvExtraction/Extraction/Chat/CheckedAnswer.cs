namespace DemoHost.CvExtraction;

/// <summary>What is left of a model's answer.</summary>
/// <param name="Profile">Only statements that the document bears out.</param>
/// <param name="Kept">How many those are.</param>
/// <param name="Dropped">How many were left out.</param>
internal sealed record CheckedAnswer(CvProfile Profile, int Kept, int Dropped);
