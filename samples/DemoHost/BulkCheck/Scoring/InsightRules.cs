namespace DemoHost.BulkCheck;

/// <summary>What a recruiter would notice first.</summary>
internal static class InsightRules
{
    public static IReadOnlyList<string> Of(LinkedinProfile profile, Scoring scoring, string companyDifference, double averageMonths)
    {
        var insights = new List<string>();
        if (scoring.SkillMatch >= 80)
            insights.Add("Strong technical background");
        if (profile.OpenToWork)
            insights.Add("Open to opportunities");
        if (averageMonths >= 36)
            insights.Add("Stays with employers for years");
        else if (averageMonths is > 0 and < 15)
            insights.Add("Changes employers often");
        if (companyDifference == CompanyNames.Former)
            insights.Add("Has left the company in the file");
        else if (companyDifference == CompanyNames.Different)
            insights.Add("The profile does not know the company in the file");
        if (scoring.Engagement >= 80)
            insights.Add("Very active network");
        if (profile.Certifications.Count > 0)
            insights.Add("Holds certifications");
        if (insights.Count == 0)
            insights.Add("Nothing stands out");
        return insights;
    }
}
