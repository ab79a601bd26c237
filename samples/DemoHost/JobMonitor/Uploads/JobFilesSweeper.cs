namespace DemoHost.JobMonitor;

/// <summary>Removes files whose time is over, also when nobody comes any more: resumes are not to be kept by accident.</summary>
internal sealed partial class JobFilesSweeper(JobFiles files, JobMonitorOptions options, TimeProvider time, ILogger<JobFilesSweeper> logger) : BackgroundService
{
    /// <summary>Ends when the host stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.KeepFiles / 4, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                files.RemoveExpired();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Files whose time is over could not be removed.")]
    private partial void LogNotRemoved(Exception exception);
}
