using System.Net.ServerSentEvents;

namespace DemoHost.JobMonitor;

/// <summary>Sends a client the figures of a queue: at once, then whenever they have changed.</summary>
internal sealed partial class QueueFigures(QueueStatsCache cache, TimeProvider time, ILogger<QueueFigures> logger)
{
    /// <summary>Ends when cancelled. Figures that cannot be read are left out: the job itself is what counts.</summary>
    public async Task SendAsync(JobWatch watch, CancellationToken cancellationToken)
    {
        if (watch.QueueName is not { } queueName)
            return;
        QueueStats? last = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var now = await cache.GetAsync(queueName, cancellationToken);
                if (last is null || now with { Timestamp = last.Timestamp } != last)
                    await watch.Response.SendAsync(new SseItem<QueueStats>(last = now, QueueStats.EventType), JobJson.Default.QueueStats, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogUnreadable(queueName, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(QueueStatsCache.MaxAge, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The figures of queue {QueueName} could not be read.")]
    private partial void LogUnreadable(string queueName, Exception exception);
}
