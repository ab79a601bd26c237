namespace DemoHost.CvExtraction;

/// <summary>The lines of one entry.</summary>
/// <param name="Context">Lines above it that stand for several entries: the employer of several positions.</param>
/// <param name="Head">Title, employer, place and date, in the order of the document.</param>
/// <param name="Body">What is said about it.</param>
internal sealed record RawEntry(IReadOnlyList<EntryLine> Context, IReadOnlyList<EntryLine> Head, IReadOnlyList<EntryLine> Body)
{
    public DateRange? Date => Head.Select(line => line.Date).FirstOrDefault(date => date is not null);
}
