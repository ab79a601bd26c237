namespace DemoHost.CvExtraction;

/// <summary>
/// Turns a document into a profile in stages that a caller can run, time and show one by one:
/// <code>
/// var draft = new CvDraft(document);
/// foreach (var stage in extractor.Stages) show(await stage.RunAsync(draft, ct));
/// CvExtractionResult result = draft.ToResult();
/// </code>
/// </summary>
public interface ICvExtractor
{
    /// <summary>The stages in the order they must run; they keep no state between documents.</summary>
    IReadOnlyList<ICvStage> Stages { get; }

    /// <summary>Runs all stages.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was signalled.</exception>
    async Task<CvExtractionResult> ExtractAsync(CvDocument document, CancellationToken cancellationToken = default)
    {
        var draft = new CvDraft(document);
        foreach (var stage in Stages) await stage.RunAsync(draft, cancellationToken);
        return draft.ToResult();
    }
}
