namespace DemoHost.CvExtraction;

/// <summary>The outcome of a whole extraction.</summary>
/// <param name="Profile">What the CV says.</param>
/// <param name="Sections">The sections that were recognised, in document order.</param>
/// <param name="Notes">What a person should know: a fallback that was taken, fields that were not found.</param>
public sealed record CvExtractionResult(CvProfile Profile, IReadOnlyList<CvSection> Sections, IReadOnlyList<string> Notes);
