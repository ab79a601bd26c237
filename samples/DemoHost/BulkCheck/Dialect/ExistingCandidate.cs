namespace DemoHost.BulkCheck;

/// <summary>What the company's database has about a candidate.</summary>
internal sealed record ExistingCandidate(
    long Id,
    string Name,
    string Email,
    string Company,
    string Title,
    int Score,
    string Priority,
    int HireabilityScore,
    string PotentialToJoin,
    string LinkedinUrl,
    bool OpenToWork)
{
    public static ExistingCandidate From(Candidate saved) => new(
        saved.Id, saved.Name, saved.Email, saved.Company, saved.Title, saved.Score, saved.Priority, saved.HireabilityScore, saved.PotentialToJoin, saved.LinkedinUrl, saved.OpenToWork);
}
