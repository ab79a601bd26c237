namespace DemoHost.CvExtraction;

/// <summary>One step of an extraction.</summary>
public interface ICvStage
{
    /// <summary>Stable name in snake_case: <c>find_sections</c>.</summary>
    string Name { get; }

    /// <summary>What it does, for people: "Finding sections".</summary>
    string Title { get; }

    /// <summary>Reads what earlier stages left in the draft and adds its own findings.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was signalled.</exception>
    ValueTask<CvStageOutcome> RunAsync(CvDraft draft, CancellationToken cancellationToken = default);
}
