using System.Text.Json;

namespace DemoHost.CvExtraction.Evaluation;

/// <summary>Reads whole CVs in many layouts and languages and compares every field with what a person would have written down.</summary>
public sealed class EvaluationTests
{
    public static TheoryData<string> CaseFiles => Find(RepositoryFiles.Cases);

    public static TheoryData<string> SampleFiles => Find(RepositoryFiles.Samples);

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public async Task Extract_CaseInAnotherLayout_FindsEveryField(string name) => await CompareAsync(Path.Combine(RepositoryFiles.Cases, name));

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task Extract_SampleFile_FindsEveryField(string name) => await CompareAsync(Path.Combine(RepositoryFiles.Samples, name));

    [Fact]
    public void Cases_TogetherWithSamples_CoverManyLayouts()
    {
        CaseFiles.Count.ShouldBeGreaterThanOrEqualTo(30);
        SampleFiles.Count.ShouldBeGreaterThanOrEqualTo(10);
    }

    private static async Task CompareAsync(string path)
    {
        var token = TestContext.Current.CancellationToken;
        var expected = JsonSerializer.Deserialize(await File.ReadAllTextAsync(ExpectedOf(path), token), CvJsonContext.Default.CvProfile)!;
        var document = await new DocumentReader(new CvDocumentOptions()).ReadAsync(await File.ReadAllBytesAsync(path, token), Path.GetFileName(path), token);
        ICvExtractor extractor = new RuleBasedCvExtractor();
        var actual = (await extractor.ExtractAsync(document, token)).Profile;
        var wrong = CvScorer.Score(expected, actual).Where(score => !score.IsPerfect).Select(score => $"{score.Field}: {score.Detail}");
        wrong.ShouldBeEmpty();
        actual.Confidence.Overall.ShouldBeInRange(0.4, 1);
    }

    private static TheoryData<string> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".json", StringComparison.Ordinal) && File.Exists(ExpectedOf(file))).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string ExpectedOf(string path) => Path.ChangeExtension(path, ".expected.json");
}
