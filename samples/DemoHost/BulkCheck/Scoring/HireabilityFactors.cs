namespace DemoHost.BulkCheck;

/// <summary>What speaks for a candidate to join.</summary>
internal sealed record HireabilityFactors(bool OpenToWork, bool CompanyMatch, bool RecentActivity, bool SkillsAvailable)
{
    /// <summary>How many of the four hold.</summary>
    public int Count() => new[] { OpenToWork, CompanyMatch, RecentActivity, SkillsAvailable }.Count(f => f);
}
