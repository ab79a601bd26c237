using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Turns text into what the readers would give, for tests of one rule.</summary>
internal static class Lines
{
    public static async Task<CvDocument> ReadAsync(string text) =>
        await new DocumentReader(new CvDocumentOptions()).ReadAsync(Encoding.UTF8.GetBytes(text), "cv.txt", TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<TextLine>> OfAsync(string text) => (await ReadAsync(text)).Lines;

    public static async Task<CvProfile> ExtractAsync(string text)
    {
        ICvExtractor extractor = new RuleBasedCvExtractor();
        return (await extractor.ExtractAsync(await ReadAsync(text), TestContext.Current.CancellationToken)).Profile;
    }
}
