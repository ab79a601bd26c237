namespace Sse.Workflow;

/// <summary>
/// Works through the items of one bulk. A fixed number of workers takes items from the source one at a time, so no more than
/// those, and those that wait for their turn to be told, are in memory. A failing item ends nothing but itself.
/// </summary>
internal sealed class BulkRun<TItem>(EnhancedSseLogger logger, WorkflowStep bulk, BulkOptions options, long? total) : IDisposable
{
    private const int MinForRatio = 20;

    private readonly WorkflowWriter? _writer = logger.Writer;
    private readonly BulkCounts _counts = bulk.Node?.Bulk?.Counts ?? new BulkCounts();
    private readonly BulkTeller<TItem> _teller = new(bulk, options, total);

    // One worker at a time moves the source on.
    private readonly SemaphoreSlim _source = new(1);
    private long _taken;
    private bool _isOver;

    /// <summary>The failures were too many: no further item is begun.</summary>
    public bool IsGivenUp { get; private set; }

    public BulkCounts Counts => _counts;

    public IReadOnlyList<BulkItemResult<TItem>> Kept => _teller.Kept;

    /// <summary>Ends when the source has ended and all begun items have; throws what the source throws.</summary>
    public async Task RunAsync(IAsyncEnumerable<TItem> items, Func<TItem, BulkItem, CancellationToken, Task> body, CancellationToken cancellationToken)
    {
        var source = items.GetAsyncEnumerator(cancellationToken);
        await using (source.ConfigureAwait(false))
        {
            var workers = new Task[options.MaxConcurrency];
            for (var i = 0; i < workers.Length; i++)
                workers[i] = Task.Run(() => WorkAsync(source, body, cancellationToken), CancellationToken.None);
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _teller.Dispose();
    }

    private async Task WorkAsync(IAsyncEnumerator<TItem> source, Func<TItem, BulkItem, CancellationToken, Task> body, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await _teller.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            var (index, item) = await TakeAsync(source).ConfigureAwait(false);
            if (index == 0)
            {
                _teller.Release();
                return;
            }
            await RunItemAsync(index, item!, body, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The next item and its place; 0 when there is none. A source that throws is over for all workers.</summary>
    private async Task<(long Index, TItem? Item)> TakeAsync(IAsyncEnumerator<TItem> source)
    {
        await _source.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isOver || IsGivenUp)
                return default;
            _isOver = true;
            if (!await source.MoveNextAsync().ConfigureAwait(false))
                return default;
            _isOver = false;
            return (++_taken, source.Current);
        }
        finally
        {
            _source.Release();
        }
    }

    private async Task RunItemAsync(long index, TItem item, Func<TItem, BulkItem, CancellationToken, Task> body, CancellationToken cancellationToken)
    {
        var context = new BulkItem(index, bulk, _writer?.Runtime.Payloads);
        var began = _writer?.Clock.Elapsed ?? TimeSpan.Zero;
        Exception? exception = null;
        try
        {
            if (_writer is not null)
                WorkflowContext.Enter(bulk);
            await body(item, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception caught)
        {
            exception = caught;
        }
        var took = (_writer?.Clock.Elapsed ?? TimeSpan.Zero) - began;
        var outcome = exception is null ? context.Said ?? WorkflowOutcome.Succeeded : logger.OutcomeOf(exception);
        _counts.Add(outcome);
        GiveUpIfTooMany();
        _teller.Tell(item, context, outcome, exception, took);
    }

    private void GiveUpIfTooMany()
    {
        var failed = _counts.Failed;
        var ended = _counts.Ended;
        if (failed > options.MaxFailures || (ended >= MinForRatio && failed > options.MaxFailureRatio * ended))
            IsGivenUp = true;
    }
}
