namespace DemoHost.ResumeOptimizer;

/// <summary>The states of a rule of the checklist, as events tell them.</summary>
internal static class RuleStatus
{
    public const string Pending = "pending";
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
}
