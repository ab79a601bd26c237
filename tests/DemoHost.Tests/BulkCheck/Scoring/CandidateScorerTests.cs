using DemoHost.Tests.BulkCheck;
using Sse.Testing;

namespace DemoHost.BulkCheck;

public sealed class CandidateScorerTests
{
    private static readonly CandidateRow Row = new(1, "John Doe", "john@example.com", "Google", "Software Engineer", null);
    private static readonly LinkedinProfile John = Profiles.Of("John Doe");

    // In January 2026.
    private readonly CandidateScorer _scorer = new(new ManualTimeProvider());

    [Theory]
    [InlineData("Software Engineer", new[] { "JavaScript", "Python", "React" }, 85)]
    [InlineData("Software Engineer", new[] { "javascript", "PYTHON", "react", "sql", "Go" }, 100)]
    [InlineData("Software Engineer", new string[0], 40)]
    [InlineData("Data Engineer", new[] { "Python", "SQL" }, 70)]
    [InlineData("Beekeeper", new[] { "Bees", "Honey" }, 50)]
    public void SkillMatch_IsTheShareOfWhatTheTitleCallsFor(string title, string[] skills, int expected) =>
        Score(Row with { Title = title }, John with { Skills = skills }).SkillMatch.ShouldBe(expected);

    [Theory]
    [InlineData(true, "3 months ago", 90)]
    [InlineData(true, "1 week ago", 100)]
    [InlineData(false, "1 week ago", 40)]
    [InlineData(false, "a while ago", 30)]
    public void OpenToWork_CountsWhatTheProfileSaysAndWhenItWasSeen(bool open, string lastActive, int expected) =>
        Score(Row, John with { OpenToWork = open, LastActive = lastActive }).OpenToWork.ShouldBe(expected);

    [Fact]
    public void JobStability_GrowsWithTheLengthOfPositions()
    {
        Score(Row, John).JobStability.ShouldBe(25);
        Score(Row, John with { JobHistory = [new("a", "t", "2025-01", null)] }).JobStability.ShouldBe(50);
        Score(Row, John with { JobHistory = [new("a", "t", "2024-01", null), new("b", "t", "2020-01", "2024-01")] }).JobStability.ShouldBe(100);
        Score(Row, John with { JobHistory = [new("a", "t", "soon", null), new("b", "t", "2024-01", "2023-01"), new("c", "t", "2025-01", null)] }).JobStability.ShouldBe(50);
    }

    [Theory]
    [InlineData(500, 0, "1 year ago", 50)]
    [InlineData(900, 5, "today", 100)]
    [InlineData(200, 1, "2 weeks ago", 50)]
    public void Engagement_CountsConnectionsActivityAndPresence(int connections, int activities, string lastActive, int expected) =>
        Score(Row, John with { Connections = connections, RecentActivity = [.. Enumerable.Repeat(new ProfileActivity("post", "x", "2026-01-01"), activities)], LastActive = lastActive })
            .Engagement.ShouldBe(expected);

    [Theory]
    [InlineData("Google", "Same", 100)]
    [InlineData("google, Inc.", "Same", 100)]
    [InlineData("Blue Harbor Ltd", "Former", 70)]
    [InlineData("Elsewhere", "Different", 30)]
    public void CompanyConsistency_ComparesTheFileWithTheProfile(string company, string difference, int expected)
    {
        var assessment = _scorer.Assess(Row with { Company = company }, John with { JobHistory = [new("Google", "t", "2025-01", null), new("Blue Harbor", "t", "2024-01", "2025-01")] });

        assessment.CompanyDifference.ShouldBe(difference);
        assessment.Scoring.CompanyConsistency.ShouldBe(expected);
    }

    [Fact]
    public void Overall_IsTheAverageAndDecidesThePriority()
    {
        var high = Score(Row, John with { JobHistory = [new("Google", "t", "2023-01", null)], LastActive = "today" });
        var low = Score(Row with { Company = "Elsewhere" }, John with { OpenToWork = false, Skills = [], Connections = 0, LastActive = "1 year ago" });

        (high.OverallScore, high.Priority).ShouldBe(((85 + 100 + 100 + 70 + 100) / 5, "High"));
        (low.OverallScore, low.Priority).ShouldBe(((40 + 30 + 25 + 0 + 30) / 5, "Low"));
    }

    [Fact]
    public void Hireability_CountsItsFactors()
    {
        var all = _scorer.Assess(Row, John).Hireability;
        var none = _scorer.Assess(Row with { Company = "Elsewhere" }, John with { OpenToWork = false, Skills = ["Go"], LastActive = "1 year ago" }).Hireability;

        all.Factors.ShouldBe(new HireabilityFactors(true, true, true, true));
        (all.Score, all.PotentialToJoin).ShouldBe((85, "High"));
        none.Factors.ShouldBe(new HireabilityFactors(false, false, false, false));
        (none.Score, none.PotentialToJoin).ShouldBe((25, "Low"));
    }

    [Fact]
    public void Insights_SayWhatStandsOut_AndAreNeverEmpty()
    {
        _scorer.Assess(Row, John).Insights.ShouldBe(["Strong technical background", "Open to opportunities"]);
        _scorer.Assess(Row, John with { OpenToWork = false, Skills = [] }).Insights.ShouldBe(["Nothing stands out"]);
    }

    private Scoring Score(CandidateRow row, LinkedinProfile profile) => _scorer.Assess(row, profile).Scoring;
}
