namespace DemoHost.CvExtraction;

/// <summary>One document on its way to a profile: stages read what is there and put their findings beside it. Not for several threads at once.</summary>
public sealed class CvDraft
{
    private readonly List<string> _notes;

    /// <summary>Starts with nothing found.</summary>
    public CvDraft(CvDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        _notes = [.. document.Notes];
    }

    /// <summary>The document as it was read.</summary>
    public CvDocument Document { get; }

    /// <summary>The document cut at its headings; empty before the first stage.</summary>
    public IReadOnlyList<CvSection> Sections { get; set; } = [];

    /// <summary>What was found so far.</summary>
    public CvProfile Profile { get; set; } = new();

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Adds a note.</summary>
    public void AddNote(string note) => _notes.Add(note);

    /// <summary>The lines of all sections of one kind, in document order.</summary>
    public IEnumerable<TextLine> LinesOf(CvSectionKind kind) => Sections.Where(section => section.Kind == kind).SelectMany(section => section.Lines);

    /// <summary>Closes the draft: the overall confidence is computed from the fields.</summary>
    public CvExtractionResult ToResult() =>
        new(Profile with { Confidence = Profile.Confidence with { Overall = OverallConfidence.Of(Profile.Confidence) } }, Sections, Notes);
}
