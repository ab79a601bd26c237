namespace DemoHost.BulkCheck;

/// <summary>Checks one candidate: known to the company, else searched for, scored and kept.</summary>
internal sealed partial class CandidateChecker(CandidateStore store, IProfileSearch search, CandidateScorer scorer, BulkCheckOptions options, TimeProvider time, ILogger<CandidateChecker> logger)
{
    /// <exception cref="CandidateStoreException">The database cannot be used: no other candidate has better luck.</exception>
    /// <exception cref="OperationCanceledException">The run was asked to stop.</exception>
    public async Task<CandidateOutcome> CheckAsync(CandidateRow row, UploadFields fields, CancellationToken cancellationToken)
    {
        try
        {
            await PauseAsync(row, fields.Pace, cancellationToken);
            if (RowRules.Check(row) is { } wrong)
                return CandidateOutcome.Failed(CandidateFailure.Invalid(wrong));
            if (await store.FindAsync(fields.ComId, row.Email, cancellationToken) is { } known)
                return CandidateOutcome.Known(known);
            return await SearchAsync(row, cancellationToken) is { } profile
                ? await AssessAsync(row, fields, profile, cancellationToken)
                : CandidateOutcome.Failed(CandidateFailure.NotFound);
        }
        catch (ProfileSearchException e)
        {
            LogSearchFailed(e, row.Number);
            return CandidateOutcome.Failed(CandidateFailure.Search(e));
        }
        catch (TimeoutException)
        {
            return CandidateOutcome.Failed(CandidateFailure.Timeout);
        }
        catch (Exception e) when (e is not CandidateStoreException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            LogUnexpected(e, row.Number);
            return CandidateOutcome.Failed(CandidateFailure.Unexpected);
        }
    }

    private async Task<LinkedinProfile?> SearchAsync(CandidateRow row, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.SearchTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await search.FindAsync(row, both.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The profile search took too long.", e);
        }
    }

    private async Task<CandidateOutcome> AssessAsync(CandidateRow row, UploadFields fields, LinkedinProfile profile, CancellationToken cancellationToken)
    {
        var assessment = scorer.Assess(row, profile);
        if (!fields.SaveToDatabase)
            return CandidateOutcome.Found(profile, assessment, savedAs: null);
        var (kept, isNew) = await store.AddAsync(Candidate.Create(fields.ComId, row, profile, assessment, time.GetUtcNow()), cancellationToken);
        return isNew ? CandidateOutcome.Found(profile, assessment, kept.Id) : CandidateOutcome.Known(kept);
    }

    /// <summary>The pause that a visitor asked for, half as long for some and longer for others, so that results come one by one.</summary>
    private async Task PauseAsync(CandidateRow row, TimeSpan pace, CancellationToken cancellationToken)
    {
        if (pace > TimeSpan.Zero)
            await Task.Delay(pace * (0.5 + StableChance.Of($"pause of {row.Number}")), time, cancellationToken);
    }

    // Rows are named by number: the log is no place for people's names and addresses.
    [LoggerMessage(1, LogLevel.Warning, "The profile search failed for row {Row}")]
    private partial void LogSearchFailed(Exception exception, int row);

    [LoggerMessage(2, LogLevel.Error, "Row {Row} could not be checked")]
    private partial void LogUnexpected(Exception exception, int row);
}
