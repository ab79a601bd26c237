namespace Sse.Workflow;

/// <summary>Items of a bulk by outcome; any thread counts.</summary>
internal sealed class BulkCounts
{
    private readonly long[] _counts = new long[OutcomeNames.Count];

    public long Of(WorkflowOutcome outcome) => Interlocked.Read(ref _counts[(int)outcome]);

    public long Ended => Sum(static _ => true);

    public long Failed => Sum(static outcome => outcome.IsError());

    public void Add(WorkflowOutcome outcome) => Interlocked.Increment(ref _counts[(int)outcome]);

    public OutcomeCounts ToOutcomeCounts()
    {
        Span<long> counts = stackalloc long[OutcomeNames.Count];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = Of((WorkflowOutcome)i);
        return OutcomeCounts.From(counts);
    }

    private long Sum(Func<WorkflowOutcome, bool> which)
    {
        var sum = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            if (which((WorkflowOutcome)i))
                sum += Of((WorkflowOutcome)i);
        }
        return sum;
    }
}
