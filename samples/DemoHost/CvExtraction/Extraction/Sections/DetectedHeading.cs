namespace DemoHost.CvExtraction;

/// <summary>A heading on a line, and what else stands on that line.</summary>
internal sealed record DetectedHeading(CvSectionKind Kind, string Text, string Rest = "");
