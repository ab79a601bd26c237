namespace DemoHost.BulkCheck;

/// <summary>A candidate that a company knows.</summary>
internal sealed class Candidate
{
    public long Id { get; set; }

    /// <summary>The company it belongs to; no other sees it.</summary>
    public required string ComId { get; set; }

    /// <summary>The address as it was written.</summary>
    public required string Email { get; set; }

    /// <summary>The address in lower case: with the company it names one candidate.</summary>
    public required string EmailKey { get; set; }

    public required string Name { get; set; }

    public required string Company { get; set; }

    public required string Title { get; set; }

    public string? Location { get; set; }

    public int Score { get; set; }

    public required string Priority { get; set; }

    public int HireabilityScore { get; set; }

    public required string PotentialToJoin { get; set; }

    public required string LinkedinUrl { get; set; }

    public bool OpenToWork { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What two spellings of one address have in common.</summary>
    public static string KeyOf(string email) => email.ToLowerInvariant();

    public static Candidate Create(string comId, CandidateRow row, LinkedinProfile profile, Assessment assessment, DateTimeOffset now) => new()
    {
        ComId = comId,
        Email = row.Email,
        EmailKey = KeyOf(row.Email),
        Name = row.Name,
        Company = profile.CurrentCompany,
        Title = profile.CurrentTitle,
        Location = row.Location ?? profile.Location,
        Score = assessment.Scoring.OverallScore,
        Priority = assessment.Scoring.Priority,
        HireabilityScore = assessment.Hireability.Score,
        PotentialToJoin = assessment.Hireability.PotentialToJoin,
        LinkedinUrl = profile.ProfileUrl,
        OpenToWork = profile.OpenToWork,
        CreatedAt = now,
    };
}
