namespace DemoHost.BulkCheck;

/// <summary>25, and 15 for each factor that holds, and a point for each point of the overall score above 80, at most 15. High from 70, Medium from 45.</summary>
internal static class HireabilityRules
{
    public static Hireability Rate(Scoring scoring, HireabilityFactors factors)
    {
        var score = 25 + 15 * factors.Count() + Math.Clamp(scoring.OverallScore - 80, 0, 15);
        return new Hireability(score, score >= 70 ? "High" : score >= 45 ? "Medium" : "Low", factors);
    }
}
