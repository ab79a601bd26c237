namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>
    /// Tries something until it succeeds, or until <paramref name="retry"/> says that it is enough; each further attempt is shown. The step goes on:
    /// end it as usual, or by the exception of the last attempt.
    /// </summary>
    /// <param name="retry">How often and when.</param>
    /// <param name="cancellationToken">Ends the waiting between attempts; passed on to the attempts.</param>
    /// <param name="attempt">The work; its argument is the number of the attempt, counted from 1.</param>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <exception cref="ArgumentException">An option of <paramref name="retry"/> makes no sense.</exception>
    public async Task<T> RetryAsync<T>(RetryOptions retry, CancellationToken cancellationToken, Func<int, CancellationToken, Task<T>> attempt)
    {
        ArgumentNullException.ThrowIfNull(retry);
        ArgumentNullException.ThrowIfNull(attempt);
        retry.Validate();
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt(number, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (retry.Allows(number, exception, cancellationToken))
            {
                var delay = retry.DelayAfter(number);
                Retrying(number + 1, delay, exception);
                await Task.Delay(delay, Logger.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc cref="RetryAsync{T}"/>
    public Task RetryAsync(RetryOptions retry, CancellationToken cancellationToken, Func<int, CancellationToken, Task> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return RetryAsync<object?>(retry, cancellationToken, async (number, token) =>
        {
            await attempt(number, token).ConfigureAwait(false);
            return null;
        });
    }

    /// <summary>
    /// Shows that an attempt failed and another one follows, for retries that somebody else drives: call it from the
    /// <c>OnRetry</c> of a Polly pipeline.
    /// </summary>
    /// <param name="attempt">The number of the attempt that comes next, counted from 1.</param>
    /// <param name="delay">The time until then.</param>
    /// <param name="exception">Why the attempt before failed. Default: not known.</param>
    public void Retrying(int attempt, TimeSpan delay, Exception? exception = null)
    {
        if (_logger is null)
            return;
        var problem = exception is null ? null : _logger.Writer!.Runtime.Problems.FromException(exception);
        _logger.Writer!.Retry(Node!, Math.Max(attempt, 1), delay, problem);
    }
}
