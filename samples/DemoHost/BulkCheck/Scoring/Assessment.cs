namespace DemoHost.BulkCheck;

/// <summary>Everything that is concluded from a profile.</summary>
/// <param name="Scoring">How it fits.</param>
/// <param name="Hireability">How likely the candidate is to join.</param>
/// <param name="Insights">What a recruiter would notice; never empty.</param>
/// <param name="CompanyDifference"><c>Same</c>, <c>Former</c> or <c>Different</c>: the employer in the file beside that of the profile.</param>
internal sealed record Assessment(Scoring Scoring, Hireability Hireability, IReadOnlyList<string> Insights, string CompanyDifference);
