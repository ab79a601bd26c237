using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DemoHost.Tests.BulkCheck;

namespace DemoHost.BulkCheck;

/// <summary>Every event, byte for byte as the original's documents show it; only their "[...]" are empty here.</summary>
public sealed class OriginalEventsTests
{
    private static readonly CandidateRow Jane = new(3, "Jane Smith", "jane@example.com", "Microsoft", "Developer", null);

    [Fact]
    public void Start_AsDocumented() => ShouldBe(
        new StartEvent("start", 5, 1, 1), BulkJson.Wire.StartEvent,
        """{"type":"start","totalCandidates":5,"page":1,"totalPages":1}""");

    [Fact]
    public void NewCandidate_AsDocumented()
    {
        var row = new CandidateRow(1, "John Doe", "john@example.com", "Google", "Software Engineer", "San Francisco");
        var assessment = new Assessment(
            new Scoring(85, 90, 75, 80, 70, 80, "High"), new Hireability(85, "High", new HireabilityFactors(true, true, true, true)),
            ["Strong technical background", "Open to opportunities"], "Same");

        ShouldBe(
            new CandidateEvents(row, 1, 5, 28500).New(CandidateOutcome.Found(Profiles.Of("John Doe"), assessment, 123)), BulkJson.Wire.NewCandidateEvent,
            """
            {"type":"candidate","index":1,"total":5,"success":true,"candidateId":123,
            "candidateInfo":{"name":"John Doe","email":"john@example.com","providedCompany":"Google","providedTitle":"Software Engineer","location":"San Francisco"},
            "linkedinProfile":{"profileUrl":"https://linkedin.com/in/johndoe","name":"John Doe","currentCompany":"Google","currentTitle":"Senior Software Engineer",
            "headline":"Software Engineer at Google","location":"San Francisco Bay Area","summary":"...","connections":500,"skills":["JavaScript","Python","React"],
            "education":[],"certifications":[],"openToWork":true,"lastActive":"1 week ago","jobHistory":[],"recentActivity":[],"profilePicture":"...",
            "industry":"Technology","languages":["English","Spanish"]},
            "scoring":{"skillMatch":85,"openToWork":90,"jobStability":75,"engagement":80,"companyConsistency":70,"overallScore":80,"priority":"High"},
            "hireability":{"score":85,"potentialToJoin":"High","factors":{"openToWork":true,"companyMatch":true,"recentActivity":true,"skillsAvailable":true}},
            "insights":["Strong technical background","Open to opportunities"],"companyDifference":"Same","savedToDatabase":true,"isExistingCandidate":false,"processingTime":28500}
            """);
    }

    [Fact]
    public void FailedCandidate_AsDocumented() => ShouldBe(
        new CandidateEvents(Jane, 3, 5, 15000).Failed(CandidateFailure.NotFound), BulkJson.Wire.FailedCandidateEvent,
        """
        {"type":"candidate","index":3,"total":5,"success":false,
        "candidateInfo":{"name":"Jane Smith","email":"jane@example.com","providedCompany":"Microsoft","providedTitle":"Developer"},
        "error":"LinkedIn profile not found","errorType":"NotFoundError","processingTime":15000}
        """);

    [Fact]
    public void ExistingCandidate_AsDocumented()
    {
        var saved = new Candidate
        {
            Id = 456,
            ComId = "Aimplify-123",
            Email = "bob@example.com",
            EmailKey = "bob@example.com",
            Name = "Bob Johnson",
            Company = "Amazon",
            Title = "Software Engineer",
            Score = 75,
            Priority = "Medium",
            HireabilityScore = 72,
            PotentialToJoin = "High",
            LinkedinUrl = "https://linkedin.com/in/bobjohnson",
            OpenToWork = true,
        };

        ShouldBe(
            new CandidateEvents(new CandidateRow(2, "Bob Johnson", "bob@example.com", "Amazon", "Engineer", null), 2, 5, 150).Existing(saved), BulkJson.Wire.ExistingCandidateEvent,
            """
            {"type":"candidate","index":2,"total":5,"success":true,
            "candidateInfo":{"name":"Bob Johnson","email":"bob@example.com","providedCompany":"Amazon","providedTitle":"Engineer"},
            "existingCandidate":{"id":456,"name":"Bob Johnson","email":"bob@example.com","company":"Amazon","title":"Software Engineer","score":75,"priority":"Medium",
            "hireabilityScore":72,"potentialToJoin":"High","linkedinUrl":"https://linkedin.com/in/bobjohnson","openToWork":true},"isExistingCandidate":true,"processingTime":150}
            """);
    }

    [Fact]
    public void Complete_AsDocumented() => ShouldBe(
        new CompleteEvent("complete", new RunSummary(5, 4, 1, 1, 3), new Pagination(1, 1, 5)), BulkJson.Wire.CompleteEvent,
        """{"type":"complete","summary":{"totalProcessed":5,"successful":4,"failed":1,"existing":1,"new":3},"pagination":{"currentPage":1,"totalPages":1,"totalCandidates":5}}""");

    [Fact]
    public void Error_AsDocumented() => ShouldBe(
        new ErrorEvent("error", "Database connection failed"), BulkJson.Wire.ErrorEvent,
        """{"type":"error","error":"Database connection failed"}""");

    private static void ShouldBe<T>(T value, JsonTypeInfo<T> typeInfo, string json) =>
        JsonSerializer.Serialize(value, typeInfo).ShouldBe(json.ReplaceLineEndings(""));
}
