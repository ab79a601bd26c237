using System.Net.ServerSentEvents;
using System.Text;
using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>
/// Tells one client the truth about one job, whenever it comes: waits for a job that is not there yet, follows one that runs, wherever it
/// runs, and repeats the end of one that is over.
/// </summary>
internal sealed partial class JobWatcher(
    EventStreamRegistry streams, JobQueue queue, JobArrivals arrivals, QueueFigures figures, JobConnections connections, JobMonitorOptions options,
    ILogger<JobWatcher> logger)
{
    /// <summary>The stream of a job that has begun, here or in another process; null before.</summary>
    public async ValueTask<JobLook> FindAsync(string jobId, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await streams.FindAsync(jobId, cancellationToken);
            // Ids are shared by all workflows: a stream of something else is no job.
            return new(stream?.Attributes.Name == ResumeAnalysis.WorkflowName ? stream : null, IsCertain: true);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStoreAway(e);
            return new(null, IsCertain: false);
        }
    }

    /// <summary>Ends with the job, or when the client leaves or must be sent away.</summary>
    public async Task WatchAsync(JobWatch watch, EventStream? job)
    {
        var connection = connections.Open(watch.QueueName);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(watch.Response.Stopped);
        var sending = Task.CompletedTask;
        try
        {
            await watch.Response.SendAsync(
                new SseItem<JobConnected>(new JobConnected(connection.ConnectionId, connection.ConnectedAt, JobConnected.Text), JobConnected.EventType),
                JobJson.Default.JobConnected);
            sending = figures.SendAsync(watch, over.Token);
            await FollowAsync(watch, job, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The client has left, or the host stops.
        }
        finally
        {
            await over.CancelAsync();
            await sending;
            connections.Close(connection);
        }
    }

    private async Task FollowAsync(JobWatch watch, EventStream? job, CancellationToken cancellationToken)
    {
        job ??= await WaitForAsync(watch.JobId, cancellationToken);
        if (job is null)
        {
            var missing = new JobUpdate(
                JobUpdate.EventType, watch.JobId, JobStatus.Failed, 0, null, "Job not found", Error: "There is no job with this id. Add it again, or check the id.");
            await watch.Response.SendAsync(new SseItem<JobUpdate>(missing, JobUpdate.EventType), JobJson.Default.JobUpdate, cancellationToken);
            return;
        }
        var seen = job.Epochs.Contains(watch.LastEventId) ? watch.LastEventId.Sequence : 0;
        await foreach (var update in JobDialect.Of(job).ReadAllAsync(cancellationToken: cancellationToken))
        {
            if (update.Position.Sequence > seen)
                await watch.Response.SendAsync(Encoding.UTF8.GetString(update.Data.Span), JobUpdate.EventType, update.Position.ToString(), cancellationToken);
        }
    }

    /// <summary>Waits as long as the job is in the queue, a while for one that may be added yet, and for a store that is away.</summary>
    /// <returns>Null when there is no such job.</returns>
    private async Task<EventStream?> WaitForAsync(string jobId, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var arrival = arrivals.Expect(jobId);
            // Looked for when it is expected already: it may have begun just now.
            if (await FindAsync(jobId, cancellationToken) is { Job: { } job })
                return job;
            if (await arrival.WaitAsync(options.UnknownJobWait, cancellationToken) || await queue.ContainsAsync(jobId, cancellationToken))
                continue;
            // It may have begun, and even ended, between the two looks.
            var last = await FindAsync(jobId, cancellationToken);
            if (last.IsCertain)
                return last.Job;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The store could not be asked for a job; whoever watches it waits.")]
    private partial void LogStoreAway(Exception exception);
}
