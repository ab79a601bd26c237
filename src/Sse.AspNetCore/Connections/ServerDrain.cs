using Microsoft.Extensions.Logging;
using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>
/// Sends readers away when the application stops. Workflows are asked to stop first, so that their readers see the end; then those that
/// can resume are sent away, spread over time; then those that cannot; at the limit whatever is left is cut.
/// </summary>
internal sealed partial class ServerDrain(ConnectionTable connections, SseServerOptions options, ILogger logger)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>A thousand readers a second come back elsewhere, unless the limit asks for more.</summary>
    private static readonly TimeSpan PerConnection = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time = options.TimeProvider;
    private long _startedAt;

    private TimeSpan Elapsed => _time.GetElapsedTime(_startedAt);

    /// <summary>Ends when nobody is connected any more, a moment after the limit at the latest.</summary>
    public async Task RunAsync(IWorkflows? workflows)
    {
        _startedAt = _time.GetTimestamp();
        var count = connections.Count;
        LogDraining(logger, count, options.DrainTimeout);
        if (workflows is not null)
            await StopWorkflowsAsync(workflows).ConfigureAwait(false);
        await CloseResumableAsync().ConfigureAwait(false);
        await WaitUntilAsync(options.DrainTimeout * 0.8).ConfigureAwait(false);
        foreach (var connection in connections.All)
            connection.Close(CloseReason.Shutdown);
        await WaitUntilAsync(options.DrainTimeout).ConfigureAwait(false);
        var cut = 0;
        foreach (var connection in connections.All)
        {
            connection.Abort(CloseReason.Shutdown);
            cut++;
        }
        LogDrained(logger, count, Elapsed, cut);
    }

    /// <summary>Work that does not end in a moment goes on while its readers leave, and is ended as abandoned after that.</summary>
    private async Task StopWorkflowsAsync(IWorkflows workflows)
    {
        var limit = new CancellationTokenSource(options.DrainTimeout * 0.8, _time);
        var stopped = workflows.StopAsync(limit.Token);
        await Task.WhenAny(stopped, Task.Delay(options.DrainTimeout * 0.2, _time)).ConfigureAwait(false);
        _ = stopped.ContinueWith(_ => limit.Dispose(), TaskScheduler.Default);
    }

    private async Task CloseResumableAsync()
    {
        SseConnection[] readers = [.. connections.All.Where(c => c.IsResumable)];
        var begin = Elapsed;
        var window = TimeSpan.FromTicks(Math.Min((options.DrainTimeout * 0.4).Ticks, PerConnection.Ticks * readers.Length));
        for (var closed = 0; closed < readers.Length;)
        {
            var due = window == TimeSpan.Zero ? 1 : (Elapsed - begin) / window;
            while (closed < readers.Length && closed <= due * readers.Length)
                readers[closed++].Close(CloseReason.Shutdown);
            if (closed < readers.Length)
                await Task.Delay(Step, _time).ConfigureAwait(false);
        }
    }

    private async Task WaitUntilAsync(TimeSpan limit)
    {
        while (connections.Count > 0 && Elapsed < limit)
            await Task.Delay(Step, _time).ConfigureAwait(false);
    }

    [LoggerMessage(3, LogLevel.Information, "Stopping with {Connections} event stream connections open; they have {Limit} to leave.")]
    private static partial void LogDraining(ILogger logger, int connections, TimeSpan limit);

    [LoggerMessage(4, LogLevel.Information, "{Connections} event stream connections left within {Elapsed}; {Cut} of them were cut.")]
    private static partial void LogDrained(ILogger logger, int connections, TimeSpan elapsed, int cut);
}
