namespace DemoHost.BulkCheck;

/// <summary>
/// Scores a profile by rules, each 0 to 100:
/// <list type="table">
/// <item><term>skillMatch</term><description>the share of the skills that the title in the file calls for (<see cref="TitleSkills"/>), from 40 for none to 100 for all; for a title nobody knows, 40 and 5 a skill</description></item>
/// <item><term>openToWork</term><description>90 when the profile says so, else 30; and 10 for somebody seen in the last 14 days</description></item>
/// <item><term>jobStability</term><description>25 and 25 for each year of the average position</description></item>
/// <item><term>engagement</term><description>up to 50 for 500 connections, 10 for each recent activity up to 30, 20 for somebody seen in the last 30 days</description></item>
/// <item><term>companyConsistency</term><description>100 when the employer in the file is today's, 70 when it is a former one, else 30</description></item>
/// <item><term>overallScore</term><description>the average of the five; priority is High from 80, Medium from 60, else Low</description></item>
/// </list>
/// </summary>
internal sealed class CandidateScorer(TimeProvider time)
{
    private const int RecentlyDays = 30;

    public Assessment Assess(CandidateRow row, LinkedinProfile profile)
    {
        var difference = CompanyNames.Compare(row.Company, profile);
        var days = LastActive.Days(profile.LastActive);
        var months = JobMonths.Average(profile.JobHistory, time.GetUtcNow());
        var scoring = Score(row, profile, difference, days, months);
        var hireability = HireabilityRules.Rate(scoring, new HireabilityFactors(
            profile.OpenToWork, difference == CompanyNames.Same, days <= RecentlyDays || profile.RecentActivity.Count > 0, profile.Skills.Count >= 3));
        return new Assessment(scoring, hireability, InsightRules.Of(profile, scoring, difference, months), difference);
    }

    private static Scoring Score(CandidateRow row, LinkedinProfile profile, string difference, int days, double months)
    {
        int[] parts =
        [
            TitleSkills.Match(row.Title, profile.Skills),
            Limit((profile.OpenToWork ? 90 : 30) + (days <= 14 ? 10 : 0)),
            Limit(25 + 25 * months / 12),
            Limit(Math.Min(50, profile.Connections / 10.0) + Math.Min(30, 10 * profile.RecentActivity.Count) + (days <= RecentlyDays ? 20 : 0)),
            difference switch { CompanyNames.Same => 100, CompanyNames.Former => 70, _ => 30 },
        ];
        var overall = Limit(parts.Average());
        return new Scoring(parts[0], parts[1], parts[2], parts[3], parts[4], overall, overall >= 80 ? "High" : overall >= 60 ? "Medium" : "Low");
    }

    private static int Limit(double value) => (int)Math.Round(Math.Clamp(value, 0, 100), MidpointRounding.AwayFromZero);
}
