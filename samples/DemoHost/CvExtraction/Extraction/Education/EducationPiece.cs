namespace DemoHost.CvExtraction;

/// <summary>A part of a line of the education section.</summary>
internal sealed record EducationPiece(string Text, bool IsDegree, bool IsSchool, bool IsPlace);
