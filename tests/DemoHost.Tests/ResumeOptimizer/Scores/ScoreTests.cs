using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Scores;

public sealed class ScoreTests
{
    [Theory]
    [InlineData("Requirements:\nC#, Docker", 100)]
    [InlineData("Requirements:\nC#, Terraform", 50)]
    [InlineData("Requirements:\nTerraform\nNice to have:\nC#", 33.3)]
    [InlineData("Requirements:\nTerraform", 0)]
    public void Coverage_Job_WeighsRequiredTwice(string job, double expected) =>
        CoverageScore.Of(Resumes.Parse(Resumes.Small), JobPosting.Parse(job)).ShouldBe(expected);

    [Fact]
    public void Coverage_JobWithoutKnownSkills_IsNotKnown() =>
        CoverageScore.Of(Resumes.Parse(Resumes.Small), JobPosting.None).ShouldBeNull();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 0)]
    [InlineData(150, 50)]
    [InlineData(249, 99.5)]
    [InlineData(250, 100)]
    [InlineData(800, 100)]
    [InlineData(801, 99.9)]
    [InlineData(1_200, 50)]
    [InlineData(1_600, 0)]
    [InlineData(100_000, 0)]
    public void Length_Words_HaveAPlateau(int words, double expected) => LengthScore.Of(words).ShouldBe(expected);

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(2, 5, 50)]
    [InlineData(4, 5, 100)]
    [InlineData(5, 5, 100)]
    public void ActionVerbs_Share_IsFullAtFourOfFive(int verbs, int all, double expected) =>
        ActionVerbScore.Of(Resumes.WithAchievements([.. Enumerable.Range(0, all).Select(i => i < verbs ? "Led a team" : "The team")])).ShouldBe(expected);

    [Theory]
    [InlineData("Built it", true)]
    [InlineData("build it", true)]
    [InlineData("Quickly built it", true)]
    [InlineData("Responsible for building", false)]
    [InlineData("Only team", false)]
    [InlineData("1,000 widgets built", false)]
    [InlineData("", false)]
    public void StartsWithOne_Text_IsJudgedByItsFirstWord(string text, bool expected) => ActionVerbs.StartsWithOne(text).ShouldBe(expected);

    [Theory]
    [InlineData(0, 4, 0)]
    [InlineData(1, 4, 50)]
    [InlineData(2, 4, 100)]
    [InlineData(4, 4, 100)]
    public void Quantified_Share_IsFullAtHalf(int figures, int all, double expected) =>
        QuantifiedScore.Of(Resumes.WithAchievements([.. Enumerable.Range(0, all).Select(i => i < figures ? "Saved 20 %" : "Saved money")])).ShouldBe(expected);

    [Theory]
    [InlineData("cut costs by 20 %", true)]
    [InlineData("for 1,200 users", true)]
    [InlineData("twice as fast", true)]
    [InlineData("a team of six", true)]
    [InlineData("grew to 3x", true)]
    [InlineData("since 2019", false)]
    [InlineData("HTML5 and EC2", false)]
    [InlineData("ISO 9001", false)]
    [InlineData("nothing", false)]
    public void HasFigure_Text_KnowsAmounts(string text, bool expected) => QuantifiedScore.HasFigure(text).ShouldBe(expected);

    [Fact]
    public void Readability_Formula_IsFleschs()
    {
        ReadabilityScore.Ease(words: 10, sentences: 1, syllables: 15).ShouldBe(206.835 - 10.15 - 126.9, 0.001);
        ReadabilityScore.Of(Resumes.WithAchievements("Led the team that built the tool")).ShouldBe(100);
        ReadabilityScore.Of(Resumes.WithAchievements("Institutionalization internationalization compartmentalization")).ShouldBe(0);
        ReadabilityScore.Of(Resumes.Parse("no sentences at all")).ShouldBe(0);
    }

    [Fact]
    public void Overall_WithoutAJob_SharesTheWholeAmongTheOthers()
    {
        var resume = Resumes.WithAchievements([.. Enumerable.Repeat("Led the team of six that built the tool in a year", 30)]);

        var scores = ScoreCard.Of(resume, JobPosting.None);

        scores.ShouldBe(new ScoreCard(null, 100, 100, 100, 100, 100));
        scores.Named.Select(n => n.Name).ShouldBe(["readability", "length", "action_verbs", "quantified", "overall"]);
    }

    [Fact]
    public void Overall_WithAJob_IsTheWeightedSum()
    {
        var resume = Resumes.WithAchievements([.. Enumerable.Repeat("Led the team of six that built the tool in a year", 30)]);

        ScoreCard.Of(resume, JobPosting.Parse("Requirements:\nTerraform")).Overall.ShouldBe(65);
    }

    [Fact]
    public void Of_EmptyAsItGets_IsZeroAndNoNumberIsMissing() =>
        ScoreCard.Of(Resume.Parse("x"), JobPosting.Parse("Requirements:\nTerraform")).ShouldBe(new ScoreCard(0, 0, 0, 0, 0, 0));
}
