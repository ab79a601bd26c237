namespace DemoHost.ResumeOptimizer;

/// <summary>What a rule of the checklist says about a resume.</summary>
/// <param name="Rule">Its name: <c>contact_email</c>.</param>
/// <param name="Status">One of <see cref="RuleStatus"/>.</param>
/// <param name="Message">More about it.</param>
internal sealed record RuleResult(string Rule, string Status, string Message);
