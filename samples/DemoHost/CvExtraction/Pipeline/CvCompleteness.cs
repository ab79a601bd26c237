using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>The checklist at the end: what a reader of CVs expects to find.</summary>
internal static class CvCompleteness
{
    /// <summary>Shows the state of each rule and answers the names of what is missing.</summary>
    public static IReadOnlyList<string> Check(CvProfile profile, EnhancedSseLogger log)
    {
        (string Field, bool Found)[] rules =
        [
            ("name", profile.Name is not null),
            ("email", profile.Email is not null),
            ("phone", profile.Phone is not null),
            ("experience", profile.Experience.Count > 0),
            ("education", profile.Education.Count > 0),
            ("skills", profile.Skills.Count > 0),
        ];
        foreach (var (field, found) in rules)
            log.Validation($"{field} is present", found ? "passed" : "failed");
        return [.. rules.Where(r => !r.Found).Select(r => r.Field)];
    }
}
