using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>The check of one page of a file, as a workflow.</summary>
internal sealed class BulkCheckRun(BulkUpload upload, CandidateChecker checker, BulkCheckOptions options, TimeProvider time)
{
    /// <summary>The name under which reports and metrics find these runs.</summary>
    public const string WorkflowName = "bulk_quick_check";

    private readonly RunTally _tally = new();

    // Set by whichever candidate meets it first; read by the source of rows, which then has no more.
    private volatile CandidateStoreException? _storeFailure;

    /// <summary>Checks every row of the page.</summary>
    /// <exception cref="CandidateStoreException">The database cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was asked to stop.</exception>
    public async Task<RunResult> RunAsync(EnhancedSseLogger log)
    {
        var fields = upload.Fields;
        await log.ForEachAsync(Rows(), CheckAsync, new BulkOptions
        {
            Name = "candidates",
            MaxConcurrency = options.MaxConcurrency,
            Total = upload.Take,
            Page = new BulkPage(fields.Page, fields.Limit, upload.TotalPages, upload.File.Rows),
            MaxKept = 0,
        });
        if (_storeFailure is { } failure)
            throw failure;
        return new RunResult(_tally.ToSummary(), new Pagination(fields.Page, upload.TotalPages, upload.File.Rows));
    }

    /// <summary>Read as workers are free: no more rows are in memory than are being checked.</summary>
    private IEnumerable<CandidateRow> Rows() => upload.File.ReadRows(upload.Skip, upload.Take).TakeWhile(_ => _storeFailure is null);

    private async Task CheckAsync(CandidateRow row, BulkItem item, CancellationToken cancellationToken)
    {
        item.Key = $"row {row.Number}";
        var begun = time.GetTimestamp();
        try
        {
            var outcome = await checker.CheckAsync(row, upload.Fields, cancellationToken);
            Tell(row, item, outcome, (long)time.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (CandidateStoreException e)
        {
            _storeFailure ??= e;
            throw;
        }
    }

    private void Tell(CandidateRow row, BulkItem item, CandidateOutcome outcome, long milliseconds)
    {
        var events = new CandidateEvents(row, item.Index, upload.Take, milliseconds);
        if (outcome.Failure is { } failure)
        {
            item.SetData(events.Failed(failure), BulkJson.Wire.FailedCandidateEvent);
            item.Fail(failure.Error);
            _tally.CountFailed();
        }
        else if (outcome.Existing is { } existing)
        {
            item.SetData(events.Existing(existing), BulkJson.Wire.ExistingCandidateEvent);
            item.Disposition = "existing";
            _tally.CountExisting();
        }
        else
        {
            item.SetData(events.New(outcome), BulkJson.Wire.NewCandidateEvent);
            item.Disposition = "new";
            _tally.CountNew();
        }
    }
}
