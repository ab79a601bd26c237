using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.CvExtraction;

/// <summary>
/// A run that meets real errors and goes on: it reads a number of damaged sample documents, each failure with its suggestion,
/// and ends with the one that works.
/// </summary>
internal sealed class ErrorHandlingDemo(IWorkflows workflows, EventStreamRegistry streams, IDocumentReader reader, CvSampleFiles samples)
{
    private const string WorkflowName = "error_handling_test";

    private static readonly (string Name, byte[] Content)[] Damaged =
    [
        ("empty.pdf", []),
        ("renamed.pdf", "\u0089PNG\r\n\u001a\n"u8.ToArray()),
        ("cut-off.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog"u8.ToArray()),
    ];

    /// <summary>The run that an id belongs to, or a new one.</summary>
    public EventStream FindOrStart(string? lastEventId)
    {
        if (StreamPosition.TryParse(lastEventId.AsSpan(), out var position) && !position.IsStart
            && streams.Streams.FirstOrDefault(s => s.Epoch == position.Epoch) is { } stream)
            return stream;
        return workflows.Launch(WorkflowName, (_, log, cancellationToken) => RunAsync(log, cancellationToken)).Stream;
    }

    private async Task RunAsync(EnhancedSseLogger log, CancellationToken cancellationToken)
    {
        log.StartPhase(WorkflowPhase.Validation, expectedSteps: Damaged.Length);
        foreach (var (name, content) in Damaged)
            await TryReadAsync(log, name, content, cancellationToken);
        log.EndPhase(WorkflowOutcome.Warned);

        log.StartPhase(WorkflowPhase.Processing, expectedSteps: 1);
        foreach (var name in samples.Names.Where(n => n.EndsWith(".txt", StringComparison.Ordinal)).Take(1))
            await TryReadAsync(log, name, await samples.ReadAsync(name, cancellationToken), cancellationToken);
        log.EndPhase();
        log.End(WorkflowOutcome.Warned);
    }

    private async Task TryReadAsync(EnhancedSseLogger log, string name, byte[]? content, CancellationToken cancellationToken)
    {
        using var step = log.Step($"Reading {name}");
        try
        {
            var document = await reader.ReadAsync(content, name, cancellationToken);
            log.IncrementCounter("documents_read");
            step.Complete($"{document.Lines.Count} lines");
        }
        catch (DocumentException e)
        {
            log.IncrementCounter("documents_failed");
            step.Fail(e);
        }
    }
}
