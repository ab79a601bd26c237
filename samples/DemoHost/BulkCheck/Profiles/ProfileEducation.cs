namespace DemoHost.BulkCheck;

/// <summary>A degree of a profile.</summary>
internal sealed record ProfileEducation(string School, string Degree, string Field, int StartYear, int EndYear);
