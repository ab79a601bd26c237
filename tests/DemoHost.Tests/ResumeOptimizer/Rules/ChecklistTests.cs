using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Rules;

public sealed class ChecklistTests
{
    [Fact]
    public void Check_AnyResume_AnswersEveryRuleInOrder() =>
        Checklist.Check(Resume.Parse("x"), JobPosting.None).Select(r => r.Rule).ShouldBe(Checklist.Names);

    [Theory]
    [InlineData("contact_email", "ida.berg@example.com", "")]
    [InlineData("contact_phone", "+47 22 12 34 56", "")]
    [InlineData("section_experience", "EXPERIENCE", "PLACES")]
    [InlineData("section_education", "EDUCATION", "SCHOOLS")]
    [InlineData("section_skills", "SKILLS", "THINGS")]
    public void Check_WhatIsTakenAway_Fails(string rule, string text, string instead)
    {
        StatusOf(rule, Resumes.Small).ShouldBe(RuleStatus.Passed);
        StatusOf(rule, Resumes.Small.Replace(text, instead, StringComparison.Ordinal)).ShouldBe(RuleStatus.Failed);
    }

    [Theory]
    [InlineData(119, RuleStatus.Failed)]
    [InlineData(120, RuleStatus.Passed)]
    [InlineData(1_000, RuleStatus.Passed)]
    [InlineData(1_001, RuleStatus.Failed)]
    public void Check_Length_HasBounds(int words, string expected) =>
        StatusOf("length", string.Join(' ', Enumerable.Repeat("word", words))).ShouldBe(expected);

    [Theory]
    [InlineData("no_first_person", "I built it", RuleStatus.Failed)]
    [InlineData("no_first_person", "Built it in my team", RuleStatus.Failed)]
    [InlineData("no_first_person", "Built IT", RuleStatus.Passed)]
    [InlineData("action_verbs", "Built it", RuleStatus.Passed)]
    [InlineData("action_verbs", "It was built", RuleStatus.Failed)]
    [InlineData("quantified_results", "Built 3", RuleStatus.Passed)]
    [InlineData("quantified_results", "Built it", RuleStatus.Failed)]
    public void Check_Achievement_IsJudged(string rule, string achievement, string expected) =>
        Checklist.Check(Resumes.WithAchievements(achievement), JobPosting.None).Single(r => r.Rule == rule).Status.ShouldBe(expected);

    [Theory]
    [InlineData("C#, Docker, Python, Terraform, Helm", RuleStatus.Failed)]
    [InlineData("C#, Docker, k8s, Terraform, Helm", RuleStatus.Passed)]
    [InlineData("kindness", RuleStatus.Skipped)]
    public void Check_RequiredSkills_NeedThreeOfFive(string asked, string expected) =>
        Checklist.Check(Resumes.Parse(Resumes.Small), JobPosting.Parse($"Requirements:\n{asked}")).Single(r => r.Rule == "required_skills").Status.ShouldBe(expected);

    private static string StatusOf(string rule, string resume) =>
        Checklist.Check(Resumes.Parse(resume), JobPosting.None).Single(r => r.Rule == rule).Status;
}
