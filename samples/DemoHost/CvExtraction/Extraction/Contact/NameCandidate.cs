namespace DemoHost.CvExtraction;

/// <summary>A piece of text that may be the person's name.</summary>
/// <param name="Text">As it will be shown.</param>
/// <param name="Score">Sum of the signs for it; about 1 is barely credible, 3 is sure.</param>
internal readonly record struct NameCandidate(string Text, double Score);
