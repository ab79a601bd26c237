using System.Security.Cryptography;
using Quartz;
using Quartz.Extensibility;
using Sse.Primitives;

namespace DemoHost.JobMonitor;

/// <summary>The queue as the HTTP side sees it. A queue is a group of Quartz jobs; each job is fired once, as soon as a worker is free.</summary>
internal sealed class JobQueue(ISchedulerFactory schedulers, IExecutionHistoryStore history, EventStreamRegistry streams, JobMonitorOptions options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>Adds a job.</summary>
    /// <returns>Why it was not added; null when it was.</returns>
    public async Task<JobRefusal?> AddAsync(string queueName, ResumeJobData job, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (await WaitingAsync(scheduler, queueName, cancellationToken) >= options.MaxWaitingJobs)
            return JobRefusal.QueueFull;
        // A job leaves the queue when it has ended; its stream then still tells that the id was used.
        if (await streams.FindAsync(job.JobId, cancellationToken) is not null)
            return JobRefusal.IdTaken;
        var detail = JobBuilder.Create<ResumeAnalysisJob>().WithIdentity(job.JobId, queueName).UsingJobData(job.ToMap()).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create().WithIdentity(job.JobId, queueName).StartNow().Build();
        try
        {
            await scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken);
            return null;
        }
        catch (ObjectAlreadyExistsException)
        {
            return JobRefusal.IdTaken;
        }
    }

    /// <summary>Whether a job waits or is being worked on, in any queue.</summary>
    public async Task<bool> ContainsAsync(string jobId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return await scheduler.Exists(new JobKey(jobId, JobQueueNames.ResumeAnalysis), cancellationToken);
    }

    /// <summary>The figures of a queue.</summary>
    public async Task<QueueStats> ReadStatsAsync(string queueName, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var now = time.GetUtcNow();
        var active = await scheduler.QueryFireInstances(new FireInstanceQuery { TriggerGroup = GroupMatcher<TriggerKey>.GroupEquals(queueName), Take = 0, IncludeTotalCount = true }, cancellationToken);
        var runs = await history.QueryExecutionStatistics(
            new ExecutionStatisticsQuery { SchedulerName = scheduler.SchedulerName, JobGroup = queueName, FiredFrom = now - Window, BucketSize = Window }, cancellationToken);
        return new QueueStats(
            queueName,
            await WaitingAsync(scheduler, queueName, cancellationToken),
            active.TotalCount ?? 0,
            runs.Buckets.Sum(b => (long)b.SucceededCount),
            runs.Buckets.Sum(b => (long)b.FailedCount + b.CancelledCount),
            now.ToUnixTimeMilliseconds());
    }

    /// <summary>An id as the original makes them, with an end that nobody can guess: who knows it may watch the job.</summary>
    public string NewId(string resumeId) => $"{resumeId}-{time.GetUtcNow().ToUnixTimeMilliseconds()}-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    private static async Task<long> WaitingAsync(IScheduler scheduler, string queueName, CancellationToken cancellationToken)
    {
        var query = new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(queueName), State = TriggerState.Normal, Take = 0, IncludeTotalCount = true };
        return (await scheduler.QueryTriggers(query, cancellationToken)).TotalCount ?? 0;
    }
}
